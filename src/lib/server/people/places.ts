/** Whose place in which case: by it her rows are found. */
import type { SelectQueryBuilder } from 'kysely';
import type { ParticipationId, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Tables } from '#lib/server/tables.ts';

export type Place = Pick<Victim, 'person' | 'participation' | 'caseId'>;

type Places = Pick<Tables, 'participations'>;

/** Narrows a read that has `participations` in it to her own place: by the place and by whose it is. */
export function ofHers({ participation, person }: Pick<Place, 'participation' | 'person'>) {
	return <All extends Places, Read extends keyof All, Found>(
		query: SelectQueryBuilder<All, Read, Found> & ('participations' extends Read ? unknown : never)
	): typeof query =>
		(query as unknown as SelectQueryBuilder<Tables, 'participations', Found>)
			.where('participations.id', '=', participation)
			.where('participations.person_id', '=', person) as unknown as typeof query;
}

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

/** Tables of whose rows nothing but the place changes when two places turn out to be one. */
type Placed =
	| 'advocate_changes'
	| 'apologies'
	| 'assignments'
	| 'data_requests'
	| 'givings'
	| 'news_choices'
	| 'safety_calls'
	| 'side_notes'
	| 'worries';

/** Gives the rows of one place to another that is hers too. */
export async function giveOn(
	trx: Trx,
	table: Placed,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	await trx
		.updateTable(table)
		.set({ participation_id: to })
		.where('participation_id', '=', from)
		.execute();
}
