/** When we try again if she cannot answer: real times of the rota among those she chose, known to her from the start. */
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
