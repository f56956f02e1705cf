/** How everything is measured: two things in turn, several short rounds, and the middle of what each round gave. */
import { readFileSync } from 'node:fs';
import { median } from '#tests/drills/_told.ts';

/** Rounds of a measurement; both sides run in each, so that a busy neighbour is in both. */
export const rounds = 5;

export type Ratio = {
	/** What stands over what. */
	readonly what: string;
	readonly ratio: number;
	/** The figures it comes from, with their units. */
	readonly from?: string;
};

/** Says what was measured, for `npm run bench` to print. */
export function report(ratios: readonly Ratio[]): never {
	console.log(JSON.stringify({ ratios }));
	process.exit(0);
}

/** Runs every side once a round, first ones first by turns, and gives each round's figure of each side. */
export async function inTurn<Name extends string>(
	sides: Readonly<Record<Name, () => Promise<number> | number>>,
	times = rounds
): Promise<Record<Name, number[]>> {
	const names = Object.keys(sides) as Name[];
	const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
		Name,
		number[]
	>;
	for (let round = 0; round < times; round += 1) {
		const order = round % 2 === 0 ? names : names.toReversed();
		for (const name of order) figures[name].push(await sides[name]());
	}
	return figures;
}

/** The middle of the rounds' own ratios, not the ratio of two middles. */
export function ratioOf(one: readonly number[], other: readonly number[]): number {
	return round(median(one.map((figure, at) => figure / (other[at] ?? NaN))));
}

export function round(figure: number, digits = 3): number {
	return Number(figure.toPrecision(digits));
}

/** The processor time a process has used, in milliseconds; nothing where the system does not say. */
export function processorTime(pid: number): number | undefined {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		// In hundredths of a second: what it ran itself, and what the system ran for it.
		return (Number(fields[11]) + Number(fields[12])) * 10;
	} catch {
		return undefined;
	}
}
