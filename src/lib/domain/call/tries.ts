/** When we try again if she cannot answer: real times of the rota among those she chose, known to her from the start. */
import type { Instant } from '#lib/domain/event.ts';
import { half, triesAllowed, type Slot } from './call.ts';

/**
 * The times of all tries of a call, first to last, three at most: the second no sooner than half an hour after the first
 * is over, the third on another day where she gave one. `free` are the times the rota can keep, in order.
 */
export function triesAmong(free: readonly Slot[], made = 0): Slot[] {
	const tries = free.slice(0, 1);
	while (tries.length > 0 && tries.length < triesAllowed - made) {
		const last = tries.at(-1) as Slot;
		const later = free.filter(({ from }) => from >= last.to + half);
		const next = tries.length === 2 ? (later.find(({ on }) => on > last.on) ?? later[0]) : later[0];
		if (!next) return tries;
		tries.push(next);
	}
	return tries;
}

/**
 * The times to try next, after so many were made: those that were promised to her stand as long as they can be kept.
 * Where the first of them cannot, the soonest other time of hers goes before the rest, so that she never waits longer than
 * she was told. `kept` are the promised times, all of them; `free` the times the rota can keep, in order.
 */
export function nextTries(
	kept: readonly Instant[],
	{ promised, others }: { readonly promised: readonly Slot[]; readonly others: readonly Slot[] },
	made: number
): readonly Slot[] {
	const [first] = promised;
	if (!first) return triesAmong(others, made);
	if (first.from === kept[0]) return promised;
	const hasRoom = promised.length < triesAllowed - made;
	const sooner = others.find(({ to }) => to + half <= first.from);
	return hasRoom && sooner ? [sooner, ...promised] : promised;
}

/** The free times nearest to the earliest she chose: what is offered when all of hers are taken. */
export function nearest(free: readonly Slot[], times: readonly string[]): Slot[] {
	const wanted = Math.min(...times.map(Number).filter((time) => time > 0));
	const far = ({ from }: Slot) => (Number.isFinite(wanted) ? Math.abs(from - wanted) : from);
	return free
		.toSorted((a, b) => far(a) - far(b))
		.slice(0, nearestShown)
		.toSorted((a, b) => a.from - b.from);
}
const nearestShown = 3;
