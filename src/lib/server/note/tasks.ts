/** What is to be done for somebody on a day: by whoever has the case or stands in, and by who made a call and said so. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { undoFor } from '#lib/domain/call/call.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { readTask, type TaskField, type TypedTask } from '#lib/domain/note/task.ts';
import { isOtherSideFor } from '#lib/server/access/conflicts.ts';
import { isAtRest } from '#lib/server/access/sights.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import { hadCall } from '#lib/server/call/scopes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as names from '#lib/server/people/names.ts';
import { teamOf } from '#lib/server/team/members.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { holds, placesFor } from './scopes.ts';
import * as rows from './task-rows.ts';

/** The one read of what somebody here is to do; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return rows
		.all(db)
		.where('tasks.team', 'in', (own) =>
			own.selectFrom('team_members').select('team').where('person_id', '=', staff.person)
		)
		.where((where) => where.not(where.or([isAtRest(where), isOtherSideFor(where, staff)])))
		.where((where) =>
			where.or([
				holds(where, staff, now),
				where.and([where('tasks.by_person', '=', staff.person), hadCall(where, staff, now)])
			])
		)
		.orderBy('tasks.due_on')
		.orderBy('tasks.id');
}

export type Due = rows.Task & { readonly name?: string };

/** What is not done and falls due up to a day; that it was listed is written down once a day. */
export async function dueFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	until: Day,
	now: Instant
): Promise<Due[]> {
	return transaction(db, async (trx) => {
		const found = await scopedTo(trx, staff, now)
			.where('tasks.done_at', 'is', null)
			.where('tasks.due_on', '<=', until)
			.execute();
		const about = found.map(({ participation_id: participation, case_id: caseId }) =>
			audit.inCase({ participation, caseId })
		);
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, about, staff, 'contact-listed', day);
		const people = found.map(({ person_id }) => person_id);
		const nameOf = await names.ofPeople(trx, keys, people);
		const tasks = await rows.opened(trx, keys, found);
		return tasks.map((task, nth) => {
			const name = nameOf.get(people[nth]!);
			return { ...task, ...(name ? { name } : {}) };
		});
	});
}

/** How many are not done and fall due up to a day. */
export async function dueCountFor(db: Db, staff: Staff, until: Day, now: Instant): Promise<number> {
	const found = await scopedTo(db, staff, now)
		.clearSelect()
		.clearOrderBy()
		.select(({ fn }) => fn.countAll<number>().as('many'))
		.where('tasks.done_at', 'is', null)
		.where('tasks.due_on', '<=', until)
		.executeTakeFirstOrThrow();
	return Number(found.many);
}

/** What is to be done for one person, and what was done so lately that it can be undone. */
export async function ofPlaceFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<rows.Task[]> {
	const found = await scopedTo(db, staff, now)
		.where('tasks.participation_id', '=', participation)
		.where(({ or, eb }) =>
			or([eb('tasks.done_at', 'is', null), eb('tasks.done_at', '>', now - undoFor)])
		)
		.execute();
	return rows.opened(db, keys, found);
}

/** What this one of us has marked as done so lately that it can be undone, the last first. */
export async function latelyFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<rows.Task[]> {
	const found = await scopedTo(db, staff, now)
		.where('tasks.done_by', '=', staff.person)
		.where('tasks.done_at', '>', now - undoFor)
		.clearOrderBy()
		.orderBy('tasks.done_at', 'desc')
		.execute();
	return rows.opened(db, keys, found);
}

export type Adding = TypedTask & {
	readonly participation: ParticipationId;
	readonly form: string;
};
export type Added =
	| { readonly was: 'kept' }
	| { readonly was: 'wrong'; readonly wrong: readonly TaskField[] };

/** Keeps a task; nothing where she is not this one's to note about. */
export async function add(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, form, words, on }: Adding,
	now: Instant
): Promise<Added | undefined> {
	return transaction(db, async (trx) => {
		const place = await placesFor(trx, staff, 'note', now)
			.where('participations.id', '=', participation)
			.executeTakeFirst();
		const team = place && (await teamOf(trx, staff.person));
		if (!place || !team) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return undefined;
		}
		const read = readTask({ words, on }, dayOf(now));
		if (!read.ok) return { was: 'wrong', wrong: read.wrong };
		await lock(trx, [place.caseId]);
		const once = indexOf(keys, 'task-form', JSON.stringify([form, read.words, read.on]));
		const task = { participation, by: staff.person, team, form: once, on: read.on };
		if (await rows.add(trx, keys, { ...task, what: { words: read.words } }, now))
			await audit.write(trx, keys, audit.inCase(place), staff, 'step-planned', now);
		return { was: 'kept' };
	});
}

/** Marks a task as done; false where it is not this one's to do, or is done. */
export function finish(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, now, {
		may: ({ done_at }) => done_at === null,
		to: { done_at: now, done_by: staff.person },
		act: 'step-done'
	});
}

/** Takes back that a task is done, in the minutes after it. */
export function undo(db: Db, keys: Keys, staff: Staff, id: string, now: Instant): Promise<boolean> {
	return change(db, keys, staff, id, now, {
		may: ({ done_at }) => done_at !== null && now < done_at + undoFor,
		to: { done_at: null, done_by: null },
		act: 'step-planned'
	});
}

type Change = {
	readonly may: (task: { readonly done_at: Instant | null }) => boolean;
	readonly to: { readonly done_at: Instant | null; readonly done_by: Staff['person'] | null };
	readonly act: audit.Act;
};

async function change(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant,
	{ may, to, act }: Change
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const task = await scopedTo(trx, staff, now).where('tasks.id', '=', id).executeTakeFirst();
		if (!task || !may(task)) return false;
		await trx.updateTable('tasks').set(to).where('id', '=', id).execute();
		const place = { participation: task.participation_id, caseId: task.case_id };
		await audit.write(trx, keys, audit.inCase(place), staff, act, now);
		return true;
	});
}
