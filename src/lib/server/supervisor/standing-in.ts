/** Supervisors who named themselves to stand in: they read nothing of another's before somebody else of the team agrees. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { coverProblem, daysOf } from '#lib/domain/team/absence.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as names from '#lib/server/people/names.ts';
import * as members from '#lib/server/team/members.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** Of this one's own team, and by anybody else; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return db
		.selectFrom('absences')
		.innerJoin('team_members as theirs', 'theirs.person_id', 'absences.person_id')
		.innerJoin('team_members as own', 'own.team', 'theirs.team')
		.innerJoin('team_members as asks', 'asks.person_id', 'absences.cover_asked')
		.select(['absences.id', 'absences.person_id as away', 'asks.person_id as asks', 'own.team'])
		.select(['absences.starts_at as from', 'absences.ends_at as to'])
		.where('own.person_id', '=', staff.person)
		.whereRef('asks.team', '=', 'own.team')
		.where('asks.person_id', '!=', staff.person)
		.where('absences.ends_at', '>', now)
		.orderBy('absences.starts_at')
		.orderBy('absences.id');
}

export type Asked = {
	readonly id: string;
	/** Who would stand in. */
	readonly who: string | undefined;
	readonly away: string | undefined;
	/** The one who is away is this one. */
	readonly isYou: boolean;
	readonly first: Day;
	readonly last: Day;
};

/** What waits for somebody else of the team to agree, the first days first. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Asked[]> {
	const rows = await scopedTo(db, staff, now).execute();
	const people = rows.flatMap(({ away, asks }) => [away, asks]);
	const known = await names.ofStaff(db, keys, people);
	return rows.map(({ id, away, asks, from, to }) => ({
		...{ id, who: known.get(asks)?.name, away: known.get(away)?.name },
		...{ isYou: away === staff.person, ...daysOf({ from, to }) }
	}));
}

/** Somebody else of the team agrees; false where it was not theirs to say, or whoever asked cannot stand in any more. */
export async function agree(
	db: Db,
	keys: Keys,
	staff: Staff,
	absence: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const team = await members.teamOf(trx, staff.person);
		if (team) await lock(trx, [`team:${team}`]);
		const row = await scopedTo(trx, staff, now)
			.where('absences.id', '=', absence)
			.executeTakeFirst();
		if (!row || !(await mayStandIn(trx, staff, row, now))) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return false;
		}
		const agreed = { covered_by: row.asks, cover_asked: null };
		await trx.updateTable('absences').set(agreed).where('id', '=', row.id).execute();
		await audit.write(trx, keys, `person:${row.away}`, staff, 'absence-added', now);
		return true;
	});
}

type Row = {
	readonly away: PersonId;
	readonly asks: PersonId;
	readonly team: string;
	readonly from: Instant;
	readonly to: Instant;
};

// As when it was asked for: meanwhile they may have been paused, gone away or begun to stand in for another.
async function mayStandIn(trx: Trx, staff: Staff, row: Row, now: Instant): Promise<boolean> {
	const who = await trx
		.selectFrom('people')
		.select(['paused_at', members.mayBeGiven(staff.person, now).as('ready')])
		.where('people.id', '=', row.asks)
		.executeTakeFirstOrThrow();
	const colleague = {
		person: row.asks,
		isPaused: who.paused_at !== null,
		isReady: Boolean(who.ready)
	};
	const then = await workingHours.absences(trx, { team: row.team }, row);
	return coverProblem(row.asks, row.away, [colleague], then) === undefined;
}
