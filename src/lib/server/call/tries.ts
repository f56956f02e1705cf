/** The times of a call's next tries, as the rota can keep them at the moment they are promised. */
import { half, notice, type Slot } from '#lib/domain/call/call.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { canKeep } from '#lib/domain/team/rota.ts';
import { movedBefore } from '#lib/domain/call/promise-watch.ts';
import { nextTries } from '#lib/domain/call/tries.ts';
import type { Trx } from '#lib/server/database.ts';
import * as rotas from './rota.ts';
import type { Row } from '#lib/server/tables.ts';
import * as teams from '#lib/server/team/teams.ts';

/**
 * When to try after the promise that stands: the times kept for it first, as long as they can be kept and she still allows
 * them; else other times of hers. `safe` are her times; a call of no team has all that are left of them.
 */
export async function timesAfter(
	trx: Trx,
	row: Row<'calls'>,
	safe: readonly Slot[],
	{ made, now }: { readonly made: number; readonly now: Instant }
): Promise<readonly Slot[]> {
	if (row.team === null) return safe;
	await rotas.holdTimes(trx);
	const team = await teams.find(trx, row.team);
	if (!team) return [];
	const rota = await rotas.read(trx, now, { but: row.id });
	const kept = [row.second_from, row.third_from].filter((at) => at !== null);
	const free = safe
		.filter(({ from, to }) => from > row.promised_from && to > now + movedBefore)
		.filter((slot) => canKeep(team, rota, slot))
		.toSorted((a, b) => a.from - b.from);
	// One that has begun can still be kept by whoever is there.
	const promised = free.filter(({ from }) => kept.includes(from));
	const others = free.filter(({ from }) => from >= now + notice && !kept.includes(from));
	return nextTries(kept, { promised, others }, made);
}

/** The columns of a promise and of the tries kept after it. */
export function promiseOf(
	[next, second, third]: readonly Slot[],
	row: Row<'calls'>
): Pick<Row<'calls'>, 'promised_from' | 'promised_to' | 'second_from' | 'third_from'> {
	return {
		promised_from: next?.from ?? row.promised_from,
		promised_to: next?.to ?? row.promised_to,
		second_from: second?.from ?? null,
		third_from: third?.from ?? null
	};
}

/** The half hour that begins at an instant. */
export function slotAt(from: Instant): Slot {
	return { on: dayOf(from), from, to: from + half };
}
