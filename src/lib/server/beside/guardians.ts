/** Guardians of a child: told nothing until an agency and her advocate have each said that it is safe, for 90 days. */
import type { Agency, ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Marker } from '#lib/domain/access/lock.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as parties from './parties.ts';
import * as people from '#lib/server/people/people.ts';
import * as sights from '#lib/server/access/sights.ts';

/** Who may say that a guardian is safe: an agency whose case it is, and the advocate who holds the child's case. */
export type Marking = Agency | Staff;

export type NewGuardian = {
	readonly participation: ParticipationId;
	readonly language: Language;
	/** Who it is, so that nobody is told of a case against themselves (server/parties.ts). */
	readonly index?: string;
};

/** Names a guardian for a child of the advocate's; nothing is opened by it. Nothing when the child is not theirs. */
export async function add(
	db: Db,
	keys: Keys,
	advocate: Staff,
	{ participation, index, ...named }: NewGuardian,
	now: Instant
): Promise<PersonId | undefined> {
	return transaction(db, async (trx) => {
		const place = await childOf(trx, advocate, participation, now);
		if (!place) return undefined;
		const person = await people.add(trx, keys, { role: 'guardian', ...named }, now);
		await trx
			.insertInto('guardians')
			.values({
				id: newId(),
				participation_id: participation,
				person_id: person,
				party_index: index ? await parties.kept(trx, keys, index) : null,
				agency_by: null,
				agency_at: null,
				advocate_by: null,
				advocate_at: null,
				ended_at: null
			})
			.execute();
		const about = audit.inCase(place);
		await audit.write(trx, keys, about, advocate, 'guardian-added', now);
		return person;
	});
}

/** Says that a guardian is safe, for 90 days from now; false when it is not for this one to say. */
export function mark(
	db: Db,
	keys: Keys,
	by: Marking,
	guardian: PersonId,
	now: Instant
): Promise<boolean> {
	return set(db, keys, by, guardian, { at: now, act: 'guardian-marked', now });
}

/** Takes that word back: the guardian is told nothing from the next request on. */
export function unmark(
	db: Db,
	keys: Keys,
	by: Marking,
	guardian: PersonId,
	now: Instant
): Promise<boolean> {
	return set(db, keys, by, guardian, { at: null, act: 'guardian-unmarked', now });
}

type Setting = { readonly at: Instant | null; readonly act: audit.Act; readonly now: Instant };

async function set(
	db: Db,
	keys: Keys,
	by: Marking,
	guardian: PersonId,
	{ at, act, now }: Setting
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const row = await trx
			.selectFrom('guardians')
			.innerJoin('participations', 'participations.id', 'guardians.participation_id')
			.select(['guardians.id', 'participations.id as participation', 'participations.case_id'])
			.where('guardians.person_id', '=', guardian)
			.where('guardians.ended_at', 'is', null)
			.executeTakeFirst();
		const marker = row && (await markerOf(trx, by, row.participation, row.case_id, now));
		if (!row || !marker) return false;
		const values =
			marker === 'agency'
				? { agency_at: at, agency_by: nameOf(by) }
				: { advocate_at: at, advocate_by: nameOf(by) };
		await trx.updateTable('guardians').set(values).where('id', '=', row.id).execute();
		const about = audit.inCase({ caseId: row.case_id, participation: row.participation });
		await audit.write(trx, keys, about, by, act, now);
		return true;
	});
}

async function markerOf(
	trx: Trx,
	by: Marking,
	participation: ParticipationId,
	caseId: CaseId,
	now: Instant
): Promise<Marker | undefined> {
	if (by.kind !== 'agency')
		return (await childOf(trx, by, participation, now)) ? 'advocate' : undefined;
	// A police force speaks for its own cases; a court or prosecutor for any.
	const agency = await trx
		.selectFrom('agencies')
		.select('id')
		.where('id', '=', by.agency)
		.where((where) =>
			where.or([where('force', 'is', null), where('force', '=', caseId.slice(0, 2))])
		)
		.executeTakeFirst();
	return agency && 'agency';
}

async function childOf(trx: Trx, advocate: Staff, participation: ParticipationId, now: Instant) {
	return sights
		.scopedTo(trx, advocate, participation, now)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('children')
					.select('children.participation_id')
					.whereRef('children.participation_id', '=', 'participations.id')
					.where('children.grown_from', '>', now)
			)
		)
		.executeTakeFirst();
}

function nameOf(by: Marking): string {
	return by.kind === 'agency' ? by.agency : by.person;
}
