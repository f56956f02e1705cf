/** People: victims and staff. Names and numbers are sealed; a victim's page never shows either back. */
import type { Actor, ParticipationId, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Enhanced } from '#lib/domain/deadline.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { newId } from './codes.ts';
import type { Db, Trx } from './database.ts';
import type { Keys } from './keys.ts';
import { seal, unseal } from './seals.ts';
import type { Row } from './tables.ts';

export type NewPerson = {
	readonly role: Row<'people'>['role'];
	readonly language: Language;
	readonly name?: string;
	/** The number the police recorded for her, as dialled. */
	readonly phone?: string;
};

/** Adds a person and returns the id. */
export async function add(
	trx: Trx,
	keys: Keys,
	person: NewPerson,
	now: Instant
): Promise<PersonId> {
	const id = newId() as PersonId;
	const { role, language, name, phone } = person;
	await trx
		.insertInto('people')
		.values({
			id,
			role,
			language,
			name_sealed: name ? seal(keys, 'contact', `people/${id}/name`, name) : null,
			number_sealed: phone ? seal(keys, 'contact', `people/${id}/number`, phone) : null,
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
	const id = newId() as ParticipationId;
	await trx
		.insertInto('participations')
		.values({ id, case_id: caseId, person_id: person, enhanced, added_at: now })
		.execute();
	return id;
}

/** The victims of a case who have been here: with a code, or who have a way back in. */
export async function joinedIn(
	trx: Trx,
	caseId: CaseId
): Promise<{ person: PersonId; participation: ParticipationId; language: Language }[]> {
	return trx
		.selectFrom('participations')
		.innerJoin('people', 'people.id', 'participations.person_id')
		.select(['people.id as person', 'participations.id as participation', 'people.language'])
		.where('participations.case_id', '=', caseId)
		.where((where) =>
			where.or([
				where.exists(
					where
						.selectFrom('invitations')
						.select('invitations.locator')
						.whereRef('invitations.person_id', '=', 'people.id')
						.where('invitations.used_at', 'is not', null)
				),
				where.exists(
					where
						.selectFrom('ways_in')
						.select('ways_in.made_at')
						.whereRef('ways_in.person_id', '=', 'people.id')
				)
			])
		)
		.execute();
}

/** Who a person is when signed in so far, and whether her page rests; nothing for a victim without a case. */
export async function actorOf(
	db: Db | Trx,
	person: PersonId,
	session: { readonly level: Victim['level']; readonly sure: boolean }
): Promise<{ actor: Actor; language: Language; isPaused: boolean } | undefined> {
	const row = await db
		.selectFrom('people')
		.leftJoin('participations', 'participations.person_id', 'people.id')
		.select([
			'people.role',
			'people.language',
			'people.paused_at',
			'participations.id',
			'participations.case_id',
			'participations.enhanced'
		])
		.where('people.id', '=', person)
		.executeTakeFirst();
	if (!row) return undefined;
	const { language } = row;
	const isPaused = row.paused_at !== null;
	if (row.role !== 'victim') return { actor: { kind: row.role, person }, language, isPaused };
	if (!row.id || !row.case_id || !row.enhanced) return undefined;
	const { id: participation, case_id: caseId, enhanced } = row;
	return {
		actor: { kind: 'victim', person, ...session, caseId, participation, enhanced },
		language,
		isPaused
	};
}

/** The people of a case; for staff who were told its reference. */
export async function inCase(trx: Trx, caseId: CaseId): Promise<PersonId[]> {
	const rows = await trx
		.selectFrom('participations')
		.select('person_id')
		.where('case_id', '=', caseId)
		.execute();
	return rows.map(({ person_id }) => person_id);
}

/** The language a person reads in. */
export async function languageOf(trx: Trx, person: PersonId): Promise<Language> {
	const row = await trx
		.selectFrom('people')
		.select('language')
		.where('id', '=', person)
		.executeTakeFirstOrThrow();
	return row.language;
}

/** Changes the language a person reads in. */
export async function setLanguage(db: Db, person: PersonId, language: Language): Promise<void> {
	await db.updateTable('people').set({ language }).where('id', '=', person).execute();
}

/** Whether a person's page rests. */
export async function isPaused(db: Db, person: PersonId): Promise<boolean> {
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
	trx: Trx,
	keys: Keys,
	person: PersonId
): Promise<{ name?: string; phone?: string } | undefined> {
	const row = await trx
		.selectFrom('people')
		.selectAll()
		.where('id', '=', person)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		...(row.name_sealed
			? { name: unseal(keys, 'contact', `people/${person}/name`, row.name_sealed) }
			: {}),
		...(row.number_sealed
			? { phone: unseal(keys, 'contact', `people/${person}/number`, row.number_sealed) }
			: {})
	};
}
