/** Notes of contacts as they are kept: sealed by the keys of her place, each posted form once, none ever written over. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { ContactNote } from '#lib/domain/note/contact.ts';
import type { Instant } from '#lib/domain/event.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

export type KeptNote = {
	readonly id: string;
	readonly participation: ParticipationId;
	readonly by: PersonId;
	readonly note: ContactNote;
	readonly writtenAt: Instant;
	/** The call it is of, and the step that says how that went. */
	readonly call?: { readonly request: string; readonly seq: number };
	readonly corrects?: string;
	/** Whether another entry took its place. */
	readonly isCorrected: boolean;
};
type Kept = Row<'contact_notes'> & { readonly corrected_by: string | null };

/** All notes, each with the one that took its place, for whoever narrows them down. */
export function all(db: Db | Trx) {
	return db
		.selectFrom('contact_notes')
		.leftJoin('contact_notes as later', 'later.corrects', 'contact_notes.id')
		.selectAll('contact_notes')
		.select('later.id as corrected_by');
}

/** The notes of one place, oldest first. */
export function ofPlace(db: Db | Trx, participation: ParticipationId) {
	return all(db)
		.where('contact_notes.participation_id', '=', participation)
		.orderBy('contact_notes.written_at')
		.orderBy('contact_notes.id');
}

/** Opens some rows, of whichever places. */
export async function opened(db: Db | Trx, keys: Keys, rows: readonly Kept[]): Promise<KeptNote[]> {
	const places = new Set(rows.map(({ participation_id }) => participation_id));
	const ring = await keyrings.several(db, keys, [...places]);
	return rows.map((row) => ({
		id: row.id,
		participation: row.participation_id,
		by: row.by_person,
		note: noteOf(keys, ring.get(row.participation_id), row),
		writtenAt: row.written_at,
		isCorrected: row.corrected_by !== null,
		...(row.call_id !== null && row.step_seq !== null
			? { call: { request: row.call_id, seq: row.step_seq } }
			: {}),
		...(row.corrects ? { corrects: row.corrects } : {})
	}));
}

type Sealing = Pick<Row<'contact_notes'>, 'id' | 'note_sealed'>;

function noteOf(keys: Keys, ring: keyrings.Ring | undefined, { id, note_sealed }: Sealing) {
	return JSON.parse(unsealField(keys, ring, fields.contactNote, id, note_sealed)) as ContactNote;
}

export type NewNote = Omit<Row<'contact_notes'>, 'id' | 'note_sealed' | 'written_at'> & {
	readonly note: ContactNote;
};

/** Adds one; its id. */
export async function add(
	trx: Trx,
	keys: Keys,
	{ note, ...values }: NewNote,
	now: Instant
): Promise<string> {
	const id = newId();
	const ring = await keyrings.ofPlace(trx, keys, values.participation_id);
	const note_sealed = sealField(keys, ring, fields.contactNote, id, JSON.stringify(note));
	await trx
		.insertInto('contact_notes')
		.values({ ...values, id, note_sealed, written_at: now })
		.execute();
	return id;
}
