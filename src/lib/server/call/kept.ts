/** How a team kept its word to those who asked for a call: when each was asked for, missed and made; of nobody by name. */
import { sql } from 'kysely';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { outcomes } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Db } from '#lib/server/database.ts';
import { isLate } from './counts.ts';
import { isFor } from './whose.ts';

/** One call of the last four weeks. */
export type AskedFor = {
	readonly id: string;
	readonly askedAt: Instant;
	/** When it is to be made, where it still is. */
	readonly promised: Instant | undefined;
	readonly spokeAt: Instant | undefined;
	/** When a promise of it was broken, whether or not somebody had taken the call. */
	readonly missedAt: Instant | undefined;
	/** She ended it, or it was not needed any more. */
	readonly isEnded: boolean;
	/** Who has it, else who rang last. */
	readonly who: PersonId | undefined;
	/** Whether whoever asks may open it. */
	readonly mayOpen: boolean;
};

export type Kept = {
	readonly asked: number;
	readonly spoken: number;
	/** How many were promised a time at which nobody rang. */
	readonly missed: number;
	/** How long half of those who were spoken to waited from when they asked, at most; nothing where nobody was. Milliseconds. */
	readonly half: number | undefined;
	readonly longest: number | undefined;
};

const fourWeeks = 28 * 24 * 60 * 60_000;

/** What a team promised in the last four weeks, the newest first, for one of its own. */
export async function askedIn(
	db: Db,
	team: TeamId,
	staff: Staff,
	now: Instant
): Promise<AskedFor[]> {
	const rows = await rowsOf(db, team, staff, now).execute();
	return rows.map(askedForOf);
}

function rowsOf(db: Db, team: TeamId, staff: Staff, now: Instant) {
	const stepAt = (
		...steps: readonly string[]
	) => sql<Instant | null>`(select min(at) from call_steps
		where call_steps.call_id = calls.id and call_steps.step in (${sql.join(steps)}))`;
	const isOpen = sql<boolean>`state in ('asked', 'taken')`;
	return db
		.selectFrom('calls')
		.select(['id', 'asked_at', 'promised_from', 'promised_to', 'late_since', 'taken_by'])
		.select([
			stepAt('spoke').as('spoke'),
			stepAt('missed').as('missed'),
			stepAt('cancelled', 'withdrawn').as('ended'),
			sql`case when ${isOpen} then 1 else 0 end`.as('open'),
			sql`case when ${isOpen} and ${isLate(now)} then 1 else 0 end`.as('late'),
			sql`case when ${isFor(staff)} then 1 else 0 end`.as('seen')
		])
		.select(({ selectFrom }) =>
			selectFrom('call_steps as rang')
				.select('rang.by')
				.whereRef('rang.call_id', '=', 'calls.id')
				.where('rang.step', 'in', outcomes)
				.orderBy('rang.seq', 'desc')
				.limit(1)
				.as('rang')
		)
		.where('team', '=', team)
		.where('kind', '=', 'call')
		.where('asked_at', '>', now - fourWeeks)
		.orderBy('asked_at', 'desc')
		.orderBy('id');
}

type Found = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function askedForOf(row: Found): AskedFor {
	const isToCome = Number(row.open) === 1;
	const late = Number(row.late) === 1 ? (row.late_since ?? row.promised_to) : undefined;
	return {
		id: row.id,
		askedAt: row.asked_at,
		promised: isToCome ? row.promised_from : undefined,
		spokeAt: row.spoke === null ? undefined : Number(row.spoke),
		missedAt: row.missed === null ? late : Number(row.missed),
		isEnded: !isToCome && row.ended !== null,
		who: row.taken_by ?? row.rang ?? undefined,
		mayOpen: isToCome && Number(row.seen) === 1
	};
}

/** How many of them were spoken to or missed, and how long they waited. */
export function keptOf(calls: readonly AskedFor[]): Kept {
	const waits = calls.flatMap((one) => waitOf(one) ?? []).toSorted((a, b) => a - b);
	return {
		asked: calls.length,
		spoken: waits.length,
		missed: calls.filter(({ missedAt }) => missedAt !== undefined).length,
		half: waits[Math.ceil(waits.length / 2) - 1],
		longest: waits.at(-1)
	};
}

/** How long she waited until somebody spoke with her; nothing where nobody has. Milliseconds. */
export function waitOf({ askedAt, spokeAt }: AskedFor): number | undefined {
	return spokeAt === undefined ? undefined : spokeAt - askedAt;
}
