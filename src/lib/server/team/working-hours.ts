/** Who works when and who is away: what is kept of it, whether somebody is at work now, and when next. */
import type { PersonId, Staff, StaffRole } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Hours } from '#lib/domain/reach/contact-plan.ts';
import { isAtWork } from '#lib/domain/team/shift.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Absence, Shift, Span } from '#lib/domain/team/work-week.ts';
import type { Db, Trx } from '#lib/server/database.ts';

/** Of one person, of one team, or of everybody where neither is named. */
export type Whose = { readonly person?: PersonId; readonly team?: TeamId };
type Whom = Whose & {
	/** Only of those who may come in: whoever is paused makes no calls and reads nothing. */
	readonly able?: true;
};

export const always: Span = { from: 0, to: Number.MAX_SAFE_INTEGER };

/** The shifts that reach into a time, first to last, with the team that each is for. */
export function shifts(
	db: Db | Trx,
	{ person, team, able }: Whom,
	{ from, to }: Span = always
): Promise<(Shift & { readonly team: TeamId })[]> {
	return db
		.selectFrom('shifts')
		.innerJoin('people', 'people.id', 'shifts.person_id')
		.select(['shifts.id', 'shifts.person_id as person', 'shifts.team'])
		.select(['shifts.starts_at as from', 'shifts.ends_at as to'])
		.where('shifts.ends_at', '>', from)
		.where('shifts.starts_at', '<', to)
		.where(({ and, eb }) =>
			and([
				...(person ? [eb('shifts.person_id', '=', person)] : []),
				...(team ? [eb('shifts.team', '=', team)] : []),
				...(able ? [eb('people.paused_at', 'is', null)] : [])
			])
		)
		.orderBy('shifts.starts_at')
		.orderBy('shifts.id')
		.execute();
}

/** The absences that reach into a time, first to last. */
export async function absences(
	db: Db | Trx,
	{ person, team }: Whose,
	{ from, to }: Span = always
): Promise<Absence[]> {
	const rows = await db
		.selectFrom('absences')
		.select(['id', 'person_id as person', 'starts_at as from', 'ends_at as to', 'covered_by'])
		.select('cover_asked')
		.where('ends_at', '>', from)
		.where('starts_at', '<', to)
		.where(({ and, eb, selectFrom }) =>
			and([
				...(person ? [eb('person_id', '=', person)] : []),
				...(team
					? [
							eb(
								'person_id',
								'in',
								selectFrom('team_members').select('person_id').where('team', '=', team)
							)
						]
					: [])
			])
		)
		.orderBy('starts_at')
		.orderBy('id')
		.execute();
	return rows.map(({ covered_by, cover_asked, ...one }) => ({
		...{ ...one, coveredBy: covered_by ?? undefined },
		...(cover_asked ? { coverAsked: cover_asked } : {})
	}));
}

// A team that has planned nobody for so long keeps no rota.
const near = 14 * 24 * 60 * 60_000;

/** Whether this one is at work. */
export async function isThere(db: Db | Trx, { person }: Staff, now: Instant): Promise<boolean> {
	const team = await db
		.selectFrom('team_members')
		.leftJoin('teams', 'teams.id', 'team_members.team')
		.select(['team_members.team as id', 'teams.hours'])
		.where('team_members.person_id', '=', person)
		.executeTakeFirst();
	const span = { from: now - near, to: now + near };
	const planned = team ? await shifts(db, { team: team.id }, span) : [];
	return isAtWork(
		{
			shifts: planned.length > 0 ? planned.filter((one) => one.person === person) : undefined,
			absences: await absences(db, { person }),
			hours: team?.hours ? (JSON.parse(team.hours) as readonly Hours[]) : []
		},
		now
	);
}

/** For whom this one stands in now, as long as they are of one team. */
export async function standsInFor(
	db: Db | Trx,
	{ person }: Staff,
	now: Instant
): Promise<readonly PersonId[]> {
	const rows = await db
		.selectFrom('absences')
		.innerJoin('team_members as theirs', 'theirs.person_id', 'absences.person_id')
		.innerJoin('team_members as own', 'own.team', 'theirs.team')
		.select('absences.person_id')
		.where('own.person_id', '=', person)
		.where('absences.covered_by', '=', person)
		.where('absences.starts_at', '<=', now)
		.where('absences.ends_at', '>', now)
		.execute();
	return [...new Set(rows.map(({ person_id }) => person_id))];
}

/** Until when this one is at work by the rota; nothing where they are not, or the rota does not say. */
export async function untilFor(
	db: Db | Trx,
	{ person }: Staff,
	now: Instant
): Promise<Instant | undefined> {
	const span = { from: now, to: now + 1 };
	if ((await absences(db, { person }, span)).length > 0) return undefined;
	const ends = (await shifts(db, { person }, span)).map(({ to }) => to);
	return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** After so long it is looked again, where nobody has written down when they work next. */
const again = 60 * 60_000;

/**
 * The next instant at which one person, or anybody of a role, is at work: now, where they are, and where nobody ever wrote
 * down when they work.
 */
export async function nextAtWork(
	db: Db,
	to: { readonly person: PersonId } | { readonly role: StaffRole },
	now: Instant
): Promise<Instant> {
	const all = shiftsOf(db, to);
	if (!(await all.limit(1).executeTakeFirst())) return now;
	const open = await all
		.where('shifts.ends_at', '>', now)
		.where('people.paused_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('absences')
						.select('absences.id')
						.whereRef('absences.person_id', '=', 'shifts.person_id')
						.whereRef('absences.starts_at', '<=', 'shifts.starts_at')
						.whereRef('absences.ends_at', '>', 'shifts.starts_at')
				)
			)
		)
		.orderBy('shifts.starts_at')
		.limit(1)
		.executeTakeFirst();
	return open ? Math.max(now, open.starts_at) : now + again;
}

function shiftsOf(db: Db, to: { readonly person: PersonId } | { readonly role: StaffRole }) {
	const all = db
		.selectFrom('shifts')
		.innerJoin('people', 'people.id', 'shifts.person_id')
		.select('shifts.starts_at');
	return 'person' in to
		? all.where('shifts.person_id', '=', to.person)
		: all.where('people.role', '=', to.role);
}
