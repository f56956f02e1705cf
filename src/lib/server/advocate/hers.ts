/** Who her advocate is, as she sees it: a name, when they are there, who stands in, in which languages. */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import { present, type Span } from '#lib/domain/team/work-week.ts';
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import * as teams from '#lib/server/team/teams.ts';
import * as workTimes from '#lib/server/team/work-times.ts';

export type HerAdvocate = {
	readonly name: string | undefined;
	/** Whether she lets them see her page. */
	readonly isLetIn: boolean;
	/** When they are there in the next seven days. */
	readonly there: readonly Span[];
	/** Away now or soon: the first day, the day they are back, and who stands in. */
	readonly away:
		{ readonly from: Day; readonly back: Day; readonly cover: string | undefined } | undefined;
	readonly team: string | undefined;
	readonly languages: readonly string[];
};

const week = 7 * 24 * 60 * 60_000;
const month = 31 * 24 * 60 * 60_000;

/** The advocate who has her case; nothing where nobody has, or with less than the whole of her sign-in. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<HerAdvocate | undefined> {
	if (victim.level !== 'full') return undefined;
	const row = await scopedTo(db, victim).executeTakeFirst();
	if (!row) return undefined;
	const whose = { person: row.person_id };
	// Also what comes after an absence, to say on which day they are back.
	const far = { from: now, to: now + 2 * month };
	const away = await workTimes.absences(db, whose, far);
	const shifts = await workTimes.shifts(db, whose, far);
	const at = row.paused_at === null ? present(shifts, away) : [];
	const first = away.find(({ from }) => from < now + week);
	const back = first && at.find(({ from }) => from >= first.to);
	const team = await teams.find(db, row.team);
	return {
		name: await nameOf(row.person_id),
		isLetIn: row.let_in_at !== null,
		// Today as it was planned too, not as what is left of it: "from 10:01" would be no hour of anybody's.
		there: at.filter(({ from }) => from < now + week).map(({ from, to }) => ({ from, to })),
		away: first && {
			from: dayOf(first.from),
			back: dayOf(back?.from ?? first.to),
			cover: first.coveredBy && (await coverOf(first.coveredBy))
		},
		team: team?.name,
		languages: team?.languages ?? []
	};

	// Whoever is paused stands in for nobody.
	async function coverOf(person: PersonId): Promise<string | undefined> {
		return (await people.isPaused(db, person)) ? undefined : nameOf(person);
	}

	async function nameOf(person: PersonId): Promise<string | undefined> {
		return (await people.contactOf(db, keys, person))?.name;
	}
}

/** The team that has her case; nothing where none has, or with less than the whole of her sign-in. */
export async function teamFor(db: Db, victim: Victim): Promise<TeamId | undefined> {
	if (victim.level !== 'full') return undefined;
	return (await scopedTo(db, victim).executeTakeFirst())?.team;
}

/** The one read of who has her case, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db, victim: Victim) {
	return db
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.innerJoin('people', 'people.id', 'assignments.person_id')
		.select(['assignments.person_id', 'assignments.team', 'assignments.let_in_at'])
		.select('people.paused_at')
		.where('participations.id', '=', victim.participation)
		.where('participations.person_id', '=', victim.person)
		.where('assignments.ended_at', 'is', null);
}
