/** People: victims and staff. Names and numbers are sealed; a victim's page never shows either back. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Enhanced } from '#lib/domain/clock/deadline.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

export type NewPerson = {
	readonly role: Row<'people'>['role'];
	readonly language: Language;
	readonly name?: string;
	/** The number the police recorded for her, as dialled. */
	readonly phone?: string;
};

/** Everything by which a person comes in, or once came in: it goes with the person. */
export const waysOf = [
	'ways_in',
	'cards',
	'sessions',
	'sign_ins',
	'device_keys',
	'key_handles',
	'devices',
	'recovery_codes',
	'recoveries'
] as const;

/** Adds a person and returns the id; a victim's name and number are sealed by the keys of her place in a case. */
export async function add(
	trx: Trx,
	keys: Keys,
	person: NewPerson,
	now: Instant
): Promise<PersonId> {
	const id = newId() as PersonId;
	const { role, language, name, phone } = person;
	const ring =
		role === 'victim'
			? await keyrings.ensure(trx, keys, newId() as ParticipationId, now, id)
			: undefined;
	await trx
		.insertInto('people')
		.values({
			id,
			role,
			language,
			name_sealed: name ? sealField(keys, ring, fields.name, id, name) : null,
			number_sealed: phone ? sealField(keys, ring, fields.number, id, phone) : null,
			added_at: now
		})
		.execute();
	return id;
}

/** Puts a victim into a case. A person has one case; a second victim of the same case is never joined to her. */
export async function join(
	trx: Trx,
	person: PersonId,
	caseId: CaseId,
	enhanced: Enhanced,
	now: Instant
): Promise<ParticipationId> {
	const id = await placeFor(trx, person);
	await trx
		.insertInto('participations')
		.values({ id, case_id: caseId, person_id: person, enhanced, added_at: now })
		.execute();
	return id;
}

// Her keys were made with her: her place in the case goes by their id.
async function placeFor(trx: Trx, person: PersonId): Promise<ParticipationId> {
	const ring = await trx
		.selectFrom('keyrings')
		.select('id')
		.where('person_id', '=', person)
		.executeTakeFirstOrThrow();
	return ring.id as ParticipationId;
}

/** The language a person reads in. */
export async function languageOf(trx: Db | Trx, person: PersonId): Promise<Language> {
	const row = await trx
		.selectFrom('people')
		.select('language')
		.where('id', '=', person)
		.executeTakeFirstOrThrow();
	return row.language;
}

/** Changes the language a person reads in. */
export async function setLanguage(
	db: Db | Trx,
	person: PersonId,
	language: Language
): Promise<void> {
	await db.updateTable('people').set({ language }).where('id', '=', person).execute();
}

/** What a person is here, if we know one by this id. */
export async function roleOf(
	db: Db | Trx,
	person: PersonId
): Promise<Row<'people'>['role'] | undefined> {
	const row = await db
		.selectFrom('people')
		.select('role')
		.where('id', '=', person)
		.executeTakeFirst();
	return row?.role;
}

/** Whether a person's page rests. */
export async function isPaused(db: Db | Trx, person: PersonId): Promise<boolean> {
	const row = await db
		.selectFrom('people')
		.select('paused_at')
		.where('id', '=', person)
		.executeTakeFirst();
	return typeof row?.paused_at === 'number';
}

/** Lets a person's page rest from an instant on, or opens it again with nothing; false when it stood so already. */
export async function setPaused(trx: Trx, person: PersonId, at: Instant | null): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('people')
		.set({ paused_at: at })
		.where('id', '=', person)
		.where('paused_at', at === null ? 'is not' : 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows) === 1;
}

/** A person's name and recorded number; for staff who are about to call, and written down by the caller of this. */
export async function contactOf(
	trx: Db | Trx,
	keys: Keys,
	person: PersonId
): Promise<{ name?: string; phone?: string } | undefined> {
	const row = await trx
		.selectFrom('people')
		.selectAll()
		.where('id', '=', person)
		.executeTakeFirst();
	if (!row) return undefined;
	const ring = await keyrings.ofPerson(trx, keys, person);
	return {
		...(row.name_sealed
			? { name: unsealField(keys, ring, fields.name, person, row.name_sealed) }
			: {}),
		...(row.number_sealed
			? { phone: unsealField(keys, ring, fields.number, person, row.number_sealed) }
			: {})
	};
}

/** Gives a person's name and recorded number to another who turned out to be the same, sealed for their new place. */
export async function mergeContact(
	trx: Trx,
	keys: Keys,
	from: PersonId,
	to: PersonId
): Promise<void> {
	const { name, phone } = {
		...(await contactOf(trx, keys, from)),
		...(await contactOf(trx, keys, to))
	};
	const ring = await keyrings.ofPerson(trx, keys, to);
	await trx
		.updateTable('people')
		.set({
			name_sealed: name ? sealField(keys, ring, fields.name, to, name) : null,
			number_sealed: phone ? sealField(keys, ring, fields.number, to, phone) : null
		})
		.where('id', '=', to)
		.execute();
}
