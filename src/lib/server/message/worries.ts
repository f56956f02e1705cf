/**
 * Worried about her safety now: told to the supervisors of the team at the press, and what was done, step by step. None of
 * it is on her page: whoever makes her show it must not read that somebody fears for her (decision 0043).
 */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isWorried, type WorryAct } from '#lib/domain/message/worry.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as people from '#lib/server/people/people.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
import * as talkDesk from './desk.ts';
import { isOtherSideFor } from '#lib/server/access/walls.ts';

export type WorryStep = { readonly act: WorryAct; readonly at: Instant; readonly by?: string };
export type Worry = { readonly isOpen: boolean; readonly steps: readonly WorryStep[] };

/** Somebody presses; pressed again while it goes on, nothing is added. False when her messages are not open to them. */
export function press(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const place = await talkDesk.find(trx, keys, staff, participation, now);
		if (!place) return false;
		const { team } = place;
		await holdOf(trx, participation);
		if (isWorried(await actsOf(trx, participation, team))) return true;
		await add(trx, keys, staff, { participation, team, act: 'worried' }, now);
		const told = (await supervisors.of(trx, team)).map((person) => ({ person }));
		// A team without a supervisor who may come in must not keep it to itself.
		for (const to of told.length > 0 ? told : [{ role: 'supervisor' } as const])
			await notices.owe(trx, { kind: 'worried-now', ...to, facts: {} }, now);
		return true;
	});
}

/** Keeps what was done, by the advocate or by a supervisor of the team; false when nobody is worried, or it is not theirs. */
export function record(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, act }: { readonly participation: ParticipationId; readonly act: WorryAct },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await holdOf(trx, participation);
		const row = await scopedTo(trx, staff)
			.where('worries.participation_id', '=', participation)
			.executeTakeFirst();
		if (!row || !isWorried(await actsOf(trx, participation, row.team))) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return false;
		}
		await add(trx, keys, staff, { participation, team: row.team, act }, now);
		return true;
	});
}

/** How it stands with one victim, for whoever may read her messages or looks after the team. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId
): Promise<Worry> {
	const rows = await scopedTo(db, staff)
		.where('worries.participation_id', '=', participation)
		.execute();
	return told(db, keys, rows);
}

export type OpenWorry = Worry & { readonly participation: ParticipationId };

/** What goes on in the team of a supervisor, the newest first; who is worried, never about whom. */
export async function openFor(db: Db, keys: Keys, staff: Staff): Promise<OpenWorry[]> {
	if (staff.kind !== 'supervisor') return [];
	const rows = await scopedTo(db, staff).execute();
	const places = [...Map.groupBy(rows, ({ participation_id }) => participation_id)];
	const all = await Promise.all(
		places.map(async ([participation, own]) => ({ participation, ...(await told(db, keys, own)) }))
	);
	return all
		.filter(({ isOpen }) => isOpen)
		.toSorted((one, other) => (other.steps[0]?.at ?? 0) - (one.steps[0]?.at ?? 0));
}

/** The steps of the own team: to its supervisors, to who wrote them and to who has the case; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('worries')
		.innerJoin('participations', 'participations.id', 'worries.participation_id')
		.selectAll('worries')
		.where('worries.team', 'in', (own) =>
			own.selectFrom('team_members').select('team').where('person_id', '=', staff.person)
		)
		.where(({ or, eb, exists, lit, selectFrom }) =>
			or([
				lit(staff.kind === 'supervisor'),
				eb('worries.by_person', '=', staff.person),
				exists(
					selectFrom('assignments')
						.select('seq')
						.whereRef('assignments.participation_id', '=', 'participations.id')
						.where('assignments.person_id', '=', staff.person)
						.where('assignments.ended_at', 'is', null)
				)
			])
		)
		.where(({ not }) => not(isOtherSideFor(staff)))
		.orderBy('worries.seq');
}

type Step = Awaited<ReturnType<ReturnType<typeof scopedTo>['execute']>>[number];

async function told(db: Db, keys: Keys, rows: readonly Step[]): Promise<Worry> {
	// Of worries that are over nothing has to be looked at any more.
	const since = rows.findLastIndex(({ act }) => act === 'worried');
	const names = new Map<PersonId, string | undefined>();
	for (const { by_person: by } of rows)
		if (!names.has(by)) names.set(by, (await people.contactOf(db, keys, by))?.name);
	const steps = rows.slice(Math.max(since, 0)).map(({ act, at, by_person }) => {
		const by = names.get(by_person);
		return { act, at, ...(by ? { by } : {}) };
	});
	return { isOpen: isWorried(rows.map(({ act }) => act)), steps };
}

// The next number is the number of those that are there.
function holdOf(trx: Trx, participation: ParticipationId): Promise<void> {
	return lock(trx, [`worries of ${participation}`]);
}

/** What one team did: another that has her case, or had it, worries and ends for itself. */
async function actsOf(trx: Trx, participation: ParticipationId, team: string): Promise<WorryAct[]> {
	const rows = await ofPlace(trx, participation).select('act').where('team', '=', team).execute();
	return rows.map(({ act }) => act);
}

function ofPlace(trx: Trx, participation: ParticipationId) {
	return trx.selectFrom('worries').where('participation_id', '=', participation).orderBy('seq');
}

async function countOf(trx: Trx, participation: ParticipationId): Promise<number> {
	return (await ofPlace(trx, participation).select('seq').execute()).length;
}

async function add(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{
		participation,
		team,
		act
	}: { readonly participation: ParticipationId; readonly team: string; readonly act: WorryAct },
	now: Instant
): Promise<void> {
	const seq = (await countOf(trx, participation)) + 1;
	const by_person = staff.person;
	await trx
		.insertInto('worries')
		.values({ id: newId(), participation_id: participation, seq, act, by_person, team, at: now })
		.execute();
	// In the chain of who pressed: a line at her place would be on her page.
	await audit.write(trx, keys, `person:${staff.person}`, staff, 'worry-noted', now);
}

/** Gives them to the place that turned out to be hers too, after those that are there. */
export async function hand(trx: Trx, from: ParticipationId, to: ParticipationId): Promise<void> {
	const there = await countOf(trx, to);
	await trx
		.updateTable('worries')
		.set(({ eb }) => ({ participation_id: to, seq: eb('seq', '+', there) }))
		.where('participation_id', '=', from)
		.execute();
}
