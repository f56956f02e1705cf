/** What one of us has written down of somebody who lost her ways in, for a second of us to agree to, and for any to stop. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { goodFor, type Standing } from '#lib/domain/door/recovery.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as conflicts from '#lib/server/access/conflicts.ts';
import * as refusals from '#lib/server/audit/refusals.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as people from '#lib/server/people/people.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** One that waits: what was written down, by whom and when, and what this one of us may do. Never whose it is. */
export type Waiting = {
	readonly place: ParticipationId;
	readonly said: readonly {
		readonly how: 'call' | 'seen';
		readonly at: Instant;
		readonly by?: string;
	}[];
	readonly standing: Standing;
	/** She closed her page, and said her words to open it again. */
	readonly opensAgain: boolean;
	/** Somebody who began a page of her own says that this one is hers too. */
	readonly joins: boolean;
	readonly maySecond: boolean;
};

/** What waits for this one's team, or anywhere for a team that is there for everybody, the newest first. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Waiting[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, staff).orderBy('recoveries.begun_at', 'desc').execute();
		const all = await Promise.all(rows.map((row) => waiting(trx, keys, staff, row, now)));
		return all.filter(({ standing, opensAgain }) => standing.state !== 'one' || opensAgain);
	});
}

type Found = Awaited<ReturnType<ReturnType<typeof scopedTo>['execute']>>[number];

async function waiting(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	row: Found,
	now: Instant
): Promise<Waiting> {
	const standing = await recoveries.standing(trx, row.person, now);
	const opensAgain = await isToOpenAgain(trx, row, now);
	const nameOf = async (person: PersonId | null) =>
		person ? (await people.contactOf(trx, keys, person))?.name : undefined;
	const said = [
		{ how: 'call' as const, at: row.call_at, by: await nameOf(row.call_by) },
		{ how: 'seen' as const, at: row.seen_at, by: await nameOf(row.seen_by) }
	];
	const waits = standing?.state === 'second' || opensAgain;
	return {
		place: row.place,
		said: said.flatMap(({ how, at, by }) =>
			at === null ? [] : [{ how, at, ...(by ? { by } : {}) }]
		),
		standing: standing ?? { state: 'one' },
		opensAgain,
		joins: row.join !== null,
		maySecond: waits && !isFirst(staff, row)
	};
}

/** A second of us agrees that it is she: whoever wrote any of it down is no second. */
export function agree(
	db: Db,
	keys: Keys,
	staff: Staff,
	place: ParticipationId,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, place, now, async (trx, row) => {
		if (isFirst(staff, row)) return false;
		if (await isToOpenAgain(trx, row, now)) {
			await recoveries.useUp(trx, row.person);
			return pauses.openAgain(trx, keys, staff, row.person, now);
		}
		if ((await recoveries.standing(trx, row.person, now))?.state !== 'second') return false;
		await recoveries.second(trx, keys, staff, row.person, now);
		return true;
	});
}

/** It was not she, or nobody knows: it opens nothing any more. To stop it asks for nothing. */
export function stop(
	db: Db,
	keys: Keys,
	staff: Staff,
	place: ParticipationId,
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, place, now, async (trx, row) => {
		await recoveries.useUp(trx, row.person);
		await recoveries.writeDown(trx, keys, staff, row.person, 'recovery-stopped', now);
		return true;
	});
}

async function change(
	db: Db,
	keys: Keys,
	staff: Staff,
	place: ParticipationId,
	now: Instant,
	make: (trx: Trx, row: Found) => Promise<boolean>
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const found = await scopedTo(trx, staff)
			.where('participations.id', '=', place)
			.executeTakeFirst();
		if (found) await recoveries.lockOf(trx, found.person);
		// Asked again while it is held: another may have been first.
		const row =
			found &&
			(await scopedTo(trx, staff).where('participations.id', '=', place).executeTakeFirst());
		if (!row) await refusals.of(trx, keys, staff, undefined, now);
		const isMade = row !== undefined && (await make(trx, row));
		if (isMade) await recoveries.tellHer(trx, row.person, now);
		return isMade;
	});
}

/**
 * The one read of what waits: what this one's team has written down, and for a team that is there for everybody what any
 * has; never over the wall between two sides. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('recoveries')
		.innerJoin('participations', 'participations.person_id', 'recoveries.person_id')
		.select(['recoveries.person_id as person', 'participations.id as place'])
		.leftJoin('joins', (on) =>
			on
				.onRef('joins.code_person', '=', 'recoveries.person_id')
				.onRef('joins.said_at', '=', 'recoveries.call_at')
				.on('joins.joined_at', 'is', null)
		)
		.select(['call_at', 'call_by', 'seen_at', 'seen_by', 'joins.id as join'])
		.where(({ or, eb }) => or([eb('call_at', 'is not', null), eb('seen_at', 'is not', null)]))
		.where(({ or, eb, exists, selectFrom }) =>
			or([
				eb('recoveries.team', 'is', null),
				exists(
					selectFrom('team_members')
						.leftJoin('teams', 'teams.id', 'team_members.team')
						.select('team_members.person_id')
						.where('team_members.person_id', '=', staff.person)
						.where((mine) =>
							mine.or([
								mine('team_members.team', '=', mine.ref('recoveries.team')),
								mine('teams.is_default', '=', 1)
							])
						)
				)
			])
		)
		.where((where) => where.not(conflicts.isOtherSideFor(where, staff)));
}

function isFirst({ person }: Staff, { call_by, seen_by }: Found): boolean {
	return person === call_by || person === seen_by;
}

/** Whether she said her words to a team that has not her case, for a page that she closed. */
async function isToOpenAgain(trx: Trx, { person, call_at }: Found, now: Instant): Promise<boolean> {
	if (call_at === null || now - call_at > goodFor) return false;
	return (await people.isPaused(trx, person)) && (await recoveries.hasPaper(trx, person));
}
