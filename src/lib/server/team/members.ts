/** Who is of which team: now, and at an instant before. */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Db, Trx } from '#lib/server/database.ts';

/** Puts an advocate or supervisor into a team, in place of the one before. */
export async function joinTeam(trx: Trx, person: PersonId, team: string): Promise<void> {
	await trx
		.insertInto('team_members')
		.values({ person_id: person, team })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet({ team }))
		.execute();
}

/** The team of somebody of staff; nothing for anybody else. */
export async function teamOf(trx: Db | Trx, person: PersonId): Promise<string | undefined> {
	const row = await trx
		.selectFrom('team_members')
		.innerJoin('people', 'people.id', 'team_members.person_id')
		.select('team')
		.where('people.id', '=', person)
		.where('people.role', 'in', ['advocate', 'supervisor'])
		.executeTakeFirst();
	return row?.team;
}

/**
 * In SQL: the team that somebody worked for at an instant, as far as a rota or a case of theirs says so; else the one they
 * are of. What was done for a team stays that team's when they have moved or left.
 */
export function teamThen(person: RawBuilder<unknown>, at: RawBuilder<unknown>) {
	return sql<string | null>`coalesce(
		(select team from (
			select team, starts_at as since from shifts where shifts.person_id = ${person}
			union all
			select team, assigned_at from assignments where assignments.person_id = ${person}
		) as worked where since <= ${at} order by since desc limit 1),
		(select team_members.team from team_members where team_members.person_id = ${person}))`;
}

/**
 * In SQL, of a row of `people`: whether they were let in, with both keys. Where the one who asks has none either, as in a
 * demonstration, nobody has.
 */
export function mayComeIn(asks: PersonId) {
	const keysOf = (whose: RawBuilder<unknown>) => sql`select 1 from staff_keys
		inner join device_keys on device_keys.id = staff_keys.id where device_keys.person_id = ${whose}`;
	return sql<boolean>`((select count(*) from (${keysOf(sql`people.id`)}) as held) >= 2
		or not exists (${keysOf(sql`${asks}`)}))`;
}
