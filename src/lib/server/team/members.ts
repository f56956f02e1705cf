/** Who is of which team: now, and at an instant before. */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
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

/** Whoever works in none of these days takes on nothing new. */
const soon = 14 * 24 * 60 * 60_000;

/**
 * In SQL, of a row of `people`: whether work may be given to them. They were let in, are not paused, and the rota has them at
 * work in the next two weeks, where their team plans anybody for these who is not paused.
 */
export function mayBeGiven(asks: PersonId, now: Instant) {
	const planned = (whose: RawBuilder<unknown>) => sql`select 1 from shifts
		where ${whose} and shifts.ends_at > ${now} and shifts.starts_at < ${now + soon}`;
	const own = sql`shifts.person_id = people.id and not exists (select 1 from absences
		where absences.person_id = people.id
		and absences.starts_at <= shifts.starts_at and absences.ends_at >= shifts.ends_at)`;
	const team = sql`shifts.team in (select team from team_members where person_id = people.id)
		and exists (select 1 from people as able where able.id = shifts.person_id and able.paused_at is null)`;
	return sql<boolean>`(people.paused_at is null and ${mayComeIn(asks)}
		and (exists (${planned(own)}) or not exists (${planned(team)})))`;
}
