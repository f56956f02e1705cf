/** Whose place in which case: by it her rows are found. */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { Db, Trx } from '#lib/server/database.ts';

export type Place = Pick<Victim, 'person' | 'participation' | 'caseId'>;

/** Places in cases, for whoever narrows them down. */
export function all(db: Db | Trx) {
	return db
		.selectFrom('participations')
		.select([
			'participations.id as participation',
			'participations.person_id as person',
			'participations.case_id as caseId'
		]);
}

/** The place of a person in a case, or nothing for whoever has none. */
export function of(db: Db | Trx, person: PersonId): Promise<Place | undefined> {
	return all(db).where('person_id', '=', person).executeTakeFirst();
}

/** The places of several people, by whose they are. */
export async function ofPeople(
	db: Db | Trx,
	people: readonly PersonId[]
): Promise<ReadonlyMap<string, Place>> {
	if (people.length === 0) return new Map();
	const rows = await all(db).where('person_id', 'in', people).execute();
	return new Map(rows.map((row) => [row.person, row]));
}
