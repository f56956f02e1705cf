/** Who is in a case: for what is owed to each of them, and for staff who were told its reference. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Db, Trx } from '#lib/server/database.ts';

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

/** Those of these cases that anybody is in: nobody is owed anything in the others. */
export async function withPeople(trx: Trx, cases: readonly CaseId[]): Promise<ReadonlySet<CaseId>> {
	if (cases.length === 0) return new Set();
	const rows = await trx
		.selectFrom('participations')
		.select('case_id')
		.distinct()
		.where('case_id', 'in', cases)
		.execute();
	return new Set(rows.map(({ case_id }) => case_id));
}

/** The people of a case; for staff who were told its reference. */
export async function inCase(db: Db | Trx, caseId: CaseId): Promise<PersonId[]> {
	const rows = await db
		.selectFrom('participations')
		.select('person_id')
		.where('case_id', '=', caseId)
		.execute();
	return rows.map(({ person_id }) => person_id);
}
