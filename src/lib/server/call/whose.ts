/** Which calls are for whom: most are for everybody who answers, some for one who knows her, and some for a supervisor. */
import { expressionBuilder, sql, type RawBuilder } from 'kysely';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { isWalled } from '#lib/server/access/sights.ts';
import { isCallOverTheWall } from '#lib/server/access/conflicts.ts';
import type { Tables } from '#lib/server/tables.ts';

/**
 * In SQL, of a row of `calls`: whether it is for these staff to see. What a child is owed is for the advocate who holds
 * her case (decision 0034); where nobody does, for whoever is there. How she is asks her own advocate, or who stands in,
 * and nobody while her page rests (0041). That she does not want another advocate is for a supervisor of the team. None is
 * for somebody who was given the other side.
 */
export function isFor({ kind, person }: Staff): RawBuilder<boolean> {
	const knows = sql`(not ${exists(given)} or ${isHers(person)} or ${holderIsPaused(person)})`;
	const rests = sql`exists (select 1 from people
		where people.id = calls.person_id and people.paused_at is not null)`;
	const supervises = sql`${kind} = 'supervisor' and ${isOf(person, sql`calls.team`)}`;
	return sql<boolean>`((kind <> 'child' or ${knows})
		and (kind <> 'check-in' or not ${rests} and (${knows} or ${standsIn(person)}))
		and (kind <> 'change' or ${supervises})
		and not ${isCallOverTheWall(person)})`;
}

const { exists, selectFrom } = expressionBuilder<Tables, 'calls'>();
const given = selectFrom('assignments as mine')
	.innerJoin('participations', 'participations.id', 'mine.participation_id')
	.select('mine.seq')
	.whereRef('participations.person_id', '=', 'calls.person_id')
	.where('mine.ended_at', 'is', null);
const unwalled = given.where((where) => where.not(isWalled(where)));

function isHers(person: PersonId) {
	return exists(unwalled.where('mine.person_id', '=', person));
}

// Then nobody else would see it: the team that has her case does, which the wall lets.
function holderIsPaused(person: PersonId) {
	return exists(
		given
			.innerJoin('people', 'people.id', 'mine.person_id')
			.where('people.paused_at', 'is not', null)
			.where(isOf(person, sql`mine.team`))
	);
}

function standsIn(person: PersonId) {
	return exists(
		unwalled
			.innerJoin('absences', 'absences.person_id', 'mine.person_id')
			.where('absences.covered_by', '=', person)
			.whereRef('absences.starts_at', '<', 'calls.promised_to')
			.whereRef('absences.ends_at', '>', 'calls.promised_from')
	);
}

function isOf(person: PersonId, team: RawBuilder<unknown>) {
	return sql<boolean>`exists (select 1 from team_members
		where team_members.person_id = ${person} and team_members.team = ${team})`;
}
