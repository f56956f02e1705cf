/** Tasks as they are kept: what is to be done for whom, sealed by the keys of her place, each posted form once. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { ToDo } from '#lib/domain/note/task.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';

export type Task = {
	readonly id: string;
	readonly participation: ParticipationId;
	readonly what: ToDo;
	readonly on: Day;
	readonly by: PersonId;
	readonly madeAt: Instant;
	readonly doneAt?: Instant;
};

/** All tasks, for whoever narrows them down. */
export function all(db: Db | Trx) {
	return db
		.selectFrom('tasks')
		.innerJoin('participations', 'participations.id', 'tasks.participation_id')
		.selectAll('tasks')
		.select(['participations.person_id', 'participations.case_id']);
}

/** The tasks of one place, the soonest first. */
export function ofPlace(db: Db | Trx, participation: ParticipationId) {
	return all(db)
		.where('tasks.participation_id', '=', participation)
		.orderBy('tasks.due_on')
		.orderBy('tasks.id');
}

/** Opens some rows, of whichever places. */
export async function opened(
	db: Db | Trx,
	keys: Keys,
	rows: readonly Row<'tasks'>[]
): Promise<Task[]> {
	const places = new Set(rows.map(({ participation_id }) => participation_id));
	const ring = await keyrings.several(db, keys, [...places]);
	return rows.map((row) => {
		const { id, participation_id: participation, what_sealed: sealed } = row;
		const what = unsealField(keys, ring.get(participation), fields.task, id, sealed);
		return {
			id,
			participation,
			what: JSON.parse(what) as ToDo,
			on: row.due_on,
			by: row.by_person,
			madeAt: row.made_at,
			...(row.done_at === null ? {} : { doneAt: row.done_at })
		};
	});
}

/** What is added: of whom, what, by when; `form` is what its form carried, `note` the note that it follows. */
export type NewTask = {
	readonly participation: ParticipationId;
	readonly by: PersonId;
	readonly team: string;
	readonly what: ToDo;
	readonly on: Day;
	readonly form: string;
	readonly note?: string | undefined;
};

/** Adds one; false where the very same was posted before. */
export async function add(
	trx: Trx,
	keys: Keys,
	{ participation, by, team, what, on, form, note }: NewTask,
	now: Instant
): Promise<boolean> {
	const id = newId();
	const ring = await keyrings.ofPlace(trx, keys, participation);
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('tasks')
		.values({
			id,
			participation_id: participation,
			by_person: by,
			team,
			what_sealed: sealField(keys, ring, fields.task, id, JSON.stringify(what)),
			due_on: on,
			form,
			note_id: note ?? null,
			made_at: now,
			done_at: null,
			done_by: null
		})
		.onConflict((conflict) => conflict.columns(['participation_id', 'form']).doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows) === 1;
}

/** A note was put right: what was to follow the old one, and is not done, goes with it. */
export async function dropOf(trx: Trx, note: string): Promise<void> {
	await trx.deleteFrom('tasks').where('note_id', '=', note).where('done_at', 'is', null).execute();
}
