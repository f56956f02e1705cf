/** Who her advocate is, as she sees it: a name, when they are there, who stands in, in which languages. */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import { present, type Span } from '#lib/domain/team/work-week.ts';
import { listIn, listOf, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as names from '#lib/server/people/names.ts';
import * as teams from '#lib/server/team/teams.ts';
import { ofHers } from '#lib/server/people/places.ts';

export type HerAdvocate = {
	readonly name: string | undefined;
	/** Whether she lets them see her page. */
	readonly isLetIn: boolean;
	/** When they are there in the next seven days. */
	readonly there: readonly Span[];
	/** Away now or soon: the first day, the day they are back, and who stands in. */
	readonly away:
		| { readonly from: Day; readonly back: Day; readonly cover: string | undefined }
		| undefined;
	readonly team: string | undefined;
	readonly languages: readonly string[];
};

const week = 7 * 24 * 60 * 60_000;
const month = 31 * 24 * 60 * 60_000;

/** The same for a line of her first page. */
export type InShort = Pick<HerAdvocate, 'name' | 'away'>;

/** The advocate who has her case; nothing where nobody has, or with less than the whole of her sign-in. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<HerAdvocate | undefined> {
	const row = await rowFor(db, victim, now);
	if (!row) return undefined;
	const team = await teams.find(db, row.team);
	return {
		...(await inShort(db, keys, row, now)),
		isLetIn: row.let_in_at !== null,
		// Today as it was planned too, not as what is left of it: "from 10:01" would be no hour of anybody's.
		there: presentIn(row)
			.filter(({ from }) => from < now + week)
			.map(({ from, to }) => ({ from, to })),
		team: team?.name,
		languages: team?.languages ?? []
	};
}

/** Who has her case and who stands in; nothing where nobody has, or with less than the whole of her sign-in. */
export async function inShortFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<InShort | undefined> {
	const row = await rowFor(db, victim, now);
	return row && inShort(db, keys, row, now);
}

async function inShort(db: Db, keys: Keys, row: AdvocateRow, now: Instant): Promise<InShort> {
	const first = listIn(row.absences).find(({ from }) => from < now + week);
	const back = first && presentIn(row).find(({ from }) => from >= first.to);
	return {
		name: names.staffName(keys, row.person_id, row.name_sealed),
		away: first && {
			from: dayOf(first.from),
			back: dayOf(back?.from ?? first.to),
			cover: first.coveredBy ? await coverOf(first.coveredBy) : undefined
		}
	};

	// Whoever is paused stands in for nobody.
	async function coverOf(person: PersonId): Promise<string | undefined> {
		const cover = (await names.ofStaff(db, keys, [person])).get(person);
		return cover?.isPaused ? undefined : cover?.name;
	}
}

type AdvocateRow = NonNullable<Awaited<ReturnType<typeof rowFor>>>;

// Of the weeks to come also what follows an absence, to say on which day they are back.
async function rowFor(db: Db, victim: Victim, now: Instant) {
	if (victim.level !== 'full') return undefined;
	return scopedTo(db, victim)
		.select('people.name_sealed')
		.select(({ selectFrom }) => [
			listOf(
				db,
				selectFrom('shifts')
					.select(['shifts.person_id as person', 'starts_at as from', 'ends_at as to'])
					.whereRef('shifts.person_id', '=', 'assignments.person_id')
					.where('ends_at', '>', now)
					.where('starts_at', '<', now + 2 * month)
					.orderBy('starts_at')
			).as('shifts'),
			listOf(
				db,
				selectFrom('absences')
					.select(['absences.id', 'absences.person_id as person', 'covered_by as coveredBy'])
					.select(['starts_at as from', 'ends_at as to'])
					.whereRef('absences.person_id', '=', 'assignments.person_id')
					.where('ends_at', '>', now)
					.where('starts_at', '<', now + 2 * month)
					.orderBy('starts_at')
			).as('absences')
		])
		.executeTakeFirst();
}

function presentIn({ paused_at, shifts, absences }: AdvocateRow) {
	const away = listIn(absences).map((one) => ({ ...one, coveredBy: one.coveredBy ?? undefined }));
	return paused_at === null ? present(listIn(shifts), away) : [];
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
		.$call(ofHers(victim))
		.where('assignments.ended_at', 'is', null);
}
