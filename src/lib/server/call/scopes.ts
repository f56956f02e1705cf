/** Which calls somebody of staff may work on: the one place that says so, in SQL. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { outcomes } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sql, type ExpressionBuilder } from 'kysely';
import type { Db, In, Trx } from '#lib/server/database.ts';
import type { Tables } from '#lib/server/tables.ts';
import { isFor } from './whose.ts';

/**
 * Open requests that this advocate took; those of the team, or of no team, that nobody has; those of somebody away whom
 * this one stands in for; for a supervisor those that others of the team took. Of a child's only those of one whose case
 * they hold.
 */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return open(db, staff).where((where) =>
		where.or([
			where('taken_by', '=', staff.person),
			where('taken_by', 'in', whomCovers(where, staff, now)),
			where.and([
				where.or([where('team', 'is', null), where('team', 'in', teamOf(where, staff))]),
				where.or([where('taken_by', 'is', null), where('taken_by', 'in', ledBy(where, staff))])
			])
		])
	);
}

/** Open requests that this one of us took. */
export function takenBy(db: Db | Trx, staff: Staff) {
	return open(db, staff).where('taken_by', '=', staff.person);
}

/** Open requests, of children's those that are this one's to see; for whoever narrows them down. */
export function open(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('calls')
		.selectAll()
		.where('state', 'in', ['asked', 'taken'])
		.where(isFor(staff));
}

/** Open requests of this one's team, or of none, whoever of the team has them: to say who was quicker, and nothing else. */
export function ofTeamOf(db: Db | Trx, staff: Staff) {
	return open(db, staff).where((where) =>
		where.and([
			where.or([where('team', 'is', null), where('team', 'in', teamOf(where, staff))]),
			where.or([
				where('taken_by', 'is', null),
				where('taken_by', '=', staff.person),
				where('taken_by', 'in', colleaguesOf(where, staff))
			])
		])
	);
}

type Where = ExpressionBuilder<Tables, 'calls'>;

function teamOf({ selectFrom }: Where, { person }: Staff) {
	return selectFrom('team_members').select('team_members.team').where('person_id', '=', person);
}

/** Those of the own team who are away and whose calls this one takes on. */
function whomCovers({ selectFrom }: Where, { person }: Staff, now: Instant) {
	return selectFrom('absences')
		.innerJoin('team_members as theirs', 'theirs.person_id', 'absences.person_id')
		.innerJoin('team_members as own', 'own.team', 'theirs.team')
		.select('absences.person_id')
		.where('own.person_id', '=', person)
		.where('covered_by', '=', person)
		.where('starts_at', '<=', now)
		.where('ends_at', '>', now);
}

function ledBy(where: Where, staff: Staff) {
	return colleaguesOf(where, staff).where((one) => one(one.val(staff.kind), '=', 'supervisor'));
}

function colleaguesOf({ selectFrom }: Where, { person }: Staff) {
	return selectFrom('team_members as theirs')
		.innerJoin('team_members as own', 'own.team', 'theirs.team')
		.select('theirs.person_id')
		.where('own.person_id', '=', person);
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Whether this one has taken a call of hers, or made one in the last week. */
export function hadCall<All, Read extends keyof All>(
	_: In<'participations', All, Read>,
	{ person }: Staff,
	now: Instant
) {
	return sql<boolean>`exists (select 1 from calls
		where calls.person_id = participations.person_id
		and ((calls.state = 'taken' and calls.taken_by = ${person})
			or exists (select 1 from call_steps as went where went.call_id = calls.id
				and went."by" = ${person} and went.at > ${now - week} and went.step in (${sql.join(outcomes)}))))`;
}

/** When somebody of us last said of a call that they spoke, of each of these people; nothing of what. */
export async function lastSpoken(
	trx: Trx,
	people: readonly PersonId[]
): Promise<ReadonlyMap<PersonId, Instant>> {
	if (people.length === 0) return new Map();
	const rows = await trx
		.selectFrom('call_steps')
		.innerJoin('calls', 'calls.id', 'call_steps.call_id')
		.select(({ fn }) => ['calls.person_id as person', fn.max('call_steps.at').as('at')])
		.where('calls.person_id', 'in', people)
		.where('call_steps.step', '=', 'spoke')
		.groupBy('calls.person_id')
		.execute();
	return new Map(rows.flatMap(({ person, at }) => (person ? [[person, Number(at)] as const] : [])));
}
