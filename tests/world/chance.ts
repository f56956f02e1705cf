/** Chance for tests: it falls the same way each time. */
import type { Event } from '#lib/domain/event.ts';

/** Chance that falls the same way each time: numbers from 0 up to 1, always the same for a seed (mulberry32). */
export function chance(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		const once = Math.imul(state ^ (state >>> 15), 1 | state);
		const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once;
		return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32;
	};
}

/**
 * How many of so many tries a run makes: a third, and with `--whole`, as before each landing, all of them. ROUNDS= says
 * another number.
 */
export function tries(all: number): number {
	const { ROUNDS, WHOLE } = process.env;
	return Number(ROUNDS ?? (WHOLE === '1' ? all : Math.ceil(all / 3)));
}

/** The same things in another order. */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
	return things
		.map((thing) => ({ thing, place: random() }))
		.sort((a, b) => a.place - b.place)
		.map(({ thing }) => thing);
}

/** The events as if they had reached us in another order: the day each happened stays, the moment we heard changes. */
export function heardInOtherOrder(events: readonly Event[], random: () => number): Event[] {
	const from = Math.max(...events.map(({ heardAt }) => heardAt));
	return shuffled(events, random).map((event, nth) => ({ ...event, heardAt: from + nth }));
}
