/** How much each advocate of a team has; nothing in it says whose cases they are. */
import type { PersonId, Staff, StaffRole } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Span } from '#lib/domain/team/work-week.ts';
import { isFull, mayTake, type Workload } from '#lib/domain/team/workload.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '#lib/server/database.ts';
import { mayBeGiven, mayComeIn } from './members.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

/** How much this one has. */
export async function of(db: Db | Trx, { person }: Staff): Promise<Workload> {
	const row = await counted(db).where('people.id', '=', person).executeTakeFirst();
	return row ? loadOf(row) : { cases: 0, calls: 0 };
}

/** Whether this one has room for a call. */
export async function hasRoomFor(
	trx: Trx,
	staff: Staff,
	{ kind, person_id }: Row<'calls'>
): Promise<boolean> {
	return mayTake(await of(trx, staff), {
		kind,
		isOwn: person_id !== null && (await ownOf(trx, staff)).has(person_id)
	});
}

/** Those whose case this one has: their calls there is always room for. */
export async function ownOf(db: Db | Trx, { person }: Staff): Promise<ReadonlySet<PersonId>> {
	const rows = await db
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.select('participations.person_id')
		.where('assignments.person_id', '=', person)
		.where('assignments.ended_at', 'is', null)
		.execute();
	return new Set(rows.flatMap(({ person_id }) => person_id ?? []));
}

/** Somebody of the same team to whom a call may be handed. */
export type Colleague = {
	readonly person: PersonId;
	readonly name?: string;
	readonly role: StaffRole;
	readonly load: Workload;
	readonly isFull: boolean;
	/** Whether they are away now, or when the call that is meant is promised. */
	readonly isAway: boolean;
	/** Whether a case may be given to them: at work in the next two weeks. */
	readonly isReady: boolean;
};

/** The others of this one's team who can come in, those with most room first. */
export async function colleaguesOf(
	db: Db | Trx,
	keys: Keys,
	staff: Staff,
	now: Instant,
	promised?: Span
): Promise<Colleague[]> {
	const rows = await others(db, staff, now, promised)
		.select(mayBeGiven(staff.person, now).as('ready'))
		.execute();
	const known = rows.map(({ id, name_sealed, role, away, ready, ...row }) => ({
		person: id,
		role: role as StaffRole,
		...(name_sealed ? { name: unsealField(keys, undefined, fields.name, id, name_sealed) } : {}),
		load: loadOf(row),
		isFull: isFull(loadOf(row)),
		isAway: Boolean(away),
		isReady: Boolean(ready)
	}));
	return known.toSorted((a, b) => sizeOf(a.load) - sizeOf(b.load));
}

/** The others of this one's team who can come in, how much each has, and whether they are away, or off the rota, now or at a promised time. */
export function others(db: Db | Trx, { person }: Staff, now: Instant, promised?: Span) {
	const spans = [{ from: now, to: now + 1 }, ...(promised ? [promised] : [])];
	return counted(db)
		.innerJoin('team_members as own', 'own.team', 'team_members.team')
		.where('own.person_id', '=', person)
		.where('people.id', '!=', person)
		.where('people.paused_at', 'is', null)
		.where('people.role', 'in', ['advocate', 'supervisor'])
		.where(mayComeIn(person))
		.select(['people.name_sealed', 'people.role'])
		.select(({ exists, selectFrom, or }) =>
			or([
				offTheRota(promised && promised.to > now ? promised : { from: now, to: now + 1 }),
				exists(
					selectFrom('absences')
						.select('absences.id')
						.whereRef('absences.person_id', '=', 'people.id')
						.where(({ or, and, eb }) =>
							or(
								spans.map(({ from, to }) =>
									and([eb('absences.starts_at', '<', to), eb('absences.ends_at', '>', from)])
								)
							)
						)
				)
			]).as('away')
		);
}

// Where the team has a rota for that time, and this one is not in it.
function offTheRota({ from, to }: Span) {
	const working = (of: RawBuilder<unknown>) => sql`exists (select 1 from shifts
		where ${of} and shifts.starts_at < ${to} and shifts.ends_at > ${from})`;
	return sql<boolean>`(${working(sql`shifts.team = team_members.team`)}
		and not ${working(sql`shifts.person_id = people.id`)})`;
}

function sizeOf({ cases, calls }: Workload): number {
	return cases + calls;
}

type Counted = { readonly cases: unknown; readonly calls: unknown; readonly cap: number | null };

function loadOf({ cases, calls, cap }: Counted): Workload {
	return { cases: Number(cases), calls: Number(calls), cap: cap ?? undefined };
}

// A call of somebody whose case this one has is part of that case.
function counted(db: Db | Trx) {
	return db
		.selectFrom('people')
		.leftJoin('team_members', 'team_members.person_id', 'people.id')
		.leftJoin('teams', 'teams.id', 'team_members.team')
		.select(['people.id', 'teams.case_cap as cap'])
		.select([
			sql`(select count(*) from assignments
				where assignments.person_id = people.id and assignments.ended_at is null)`.as('cases'),
			sql`(select count(*) from calls
				where calls.taken_by = people.id and calls.state = 'taken' and not exists (
					select 1 from assignments
					inner join participations on participations.id = assignments.participation_id
					where assignments.person_id = people.id and assignments.ended_at is null
					and participations.person_id = calls.person_id))`.as('calls')
		]);
}
