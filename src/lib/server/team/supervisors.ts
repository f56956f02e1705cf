/** Who supervises a team: whom a worry, a promise nobody has taken and a request for notes go to. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Db, Trx } from '#lib/server/database.ts';

/** The supervisors of a team who may come in: nobody is told of anything while they are paused. */
export async function of(db: Db | Trx, team: string): Promise<PersonId[]> {
	return (await rowsOf(db, team).execute()).map(({ id }) => id);
}

/** Their rows, for those who ask for less of them. */
export function rowsOf(db: Db | Trx, team: string) {
	return db
		.selectFrom('team_members')
		.innerJoin('people', 'people.id', 'team_members.person_id')
		.select('people.id')
		.where('team_members.team', '=', team)
		.where('people.role', '=', 'supervisor')
		.where('people.paused_at', 'is', null);
}

/** Whether somebody paused supervises a team that has no other supervisor who may come in. */
export async function wasLast(db: Db | Trx, person: PersonId): Promise<boolean> {
	const row = await db
		.selectFrom('team_members')
		.innerJoin('people', 'people.id', 'team_members.person_id')
		.select('team_members.team')
		.where('people.id', '=', person)
		.where('people.role', '=', 'supervisor')
		.executeTakeFirst();
	return row !== undefined && (await of(db, row.team)).length === 0;
}
