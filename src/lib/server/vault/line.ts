/** The line before what takes long on purpose: it has an end, networks take turns in it, and browsers we know go first. */

import { atOnce } from './secrets.ts';

/** Thrown before anything was done, where too many ask at once; after so many seconds it is worth trying again. */
export class Busy extends Error {
	readonly seconds: number;
	constructor(message: string, seconds = 30) {
		super(message);
		this.seconds = seconds;
	}
}

export type Asker = {
	/** Whose turn it is: a network, or a browser an account knows. */
	readonly who: string;
	/** Whether an account knows this browser: strangers, however many, never take its place. */
	readonly known: boolean;
};
type Shape = {
	readonly atOnce: number;
	/** How many may wait, of those we know and of strangers each. */
	readonly most: number;
	readonly mostOfOne: number;
};
/** Those that wait, by whose turn it is; the first is next. */
type Waiting = Map<string, (() => void)[]>;

/** Opens a line: what is given to it is done in turn, or refused at once. */
export function openLine({ atOnce: together, most, mostOfOne }: Shape) {
	let running = 0;
	const known: Waiting = new Map();
	const strangers: Waiting = new Map();

	function wait(waiting: Waiting, who: string): Promise<void> {
		const mine = waiting.get(who) ?? [];
		const all = [...waiting.values()].reduce((sum, { length }) => sum + length, 0);
		if (all >= most || mine.length >= mostOfOne) throw new Busy('The line is full');
		return new Promise((go) => waiting.set(who, [...mine, go]));
	}

	return async <T>(asker: Asker, act: () => Promise<T>): Promise<T> => {
		if (running >= together) await wait(asker.known ? known : strangers, asker.who);
		else running += 1;
		try {
			return await act();
		} finally {
			// Its place goes to the next, who does not count anew.
			const next = shift(known) ?? shift(strangers);
			if (next) next();
			else running -= 1;
		}
	};
}

function shift(waiting: Waiting): (() => void) | undefined {
	const [first] = waiting;
	if (!first) return undefined;
	const [who, [go, ...rest]] = first;
	// Behind all others: whoever asks a hundred times at once waits for himself.
	waiting.delete(who);
	if (rest.length > 0) waiting.set(who, rest);
	return go;
}

/** The line of this process before every door that stretches what people type. A guess and its answer take under a second. */
export const inLine = openLine({ atOnce, most: 40, mostOfOne: 12 });
