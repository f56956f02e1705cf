/** Towns by number: each is made anew from its seed, and the lock is held against the list of what was done. */
import { parts } from '#lib/domain/access/lock.ts';
import { chance } from '#tests/world/chance.ts';
import { Model } from './lock-model.ts';
import { placeNames, someMoves } from './lock-moves.ts';
import { everybodyAfter, Oracle } from './lock-oracle.ts';

const day = 86_400_000;
const asked = [
	'now',
	'day',
	'language',
	'needs',
	'news',
	'contact'
] as const satisfies readonly (typeof parts)[number][];

export type Judged = {
	/** The first question that was answered otherwise, with the moves that led to it. */
	readonly wrong?: string;
	/** How often each sort of person saw something; a town where nobody sees anything proves nothing. */
	readonly seen: ReadonlyMap<string, number>;
	readonly questions: number;
};

/** Makes the moves of the towns from one number to another and asks about everybody. */
export function judge(from: number, to: number): Judged {
	const seen = new Map<string, number>();
	let questions = 0;
	for (let seed = from; seed <= to; seed += 1) {
		const moves = someMoves(chance(seed));
		const [model, oracle] = [new Model(), new Oracle()];
		for (const move of moves) {
			oracle.make(move);
			model.make(move);
		}
		// Right after the last move, or when what was opened has begun to close.
		const at = (moves.at(-1)?.at ?? 0) + (seed % 3 === 0 ? (seed % 100) * day : 0);
		for (const [who, place, part] of questionsOf(everybodyAfter(moves))) {
			const [said, is] = [oracle.sees(who, part, place, at), model.sees(who, part, place, at)];
			questions += 1;
			if (said !== is) {
				const told = moves.map((move) => JSON.stringify(move)).join('\n');
				const wrong = `town ${seed}: ${who}, ${part} of ${place}: ${is}, not ${said}\n${told}`;
				return { wrong, seen, questions };
			}
			const sort = who.replace(/\d+$/, '');
			if (is) seen.set(sort, (seen.get(sort) ?? 0) + 1);
		}
	}
	return { seen, questions };
}

function* questionsOf(everybody: readonly string[]) {
	for (const who of everybody)
		for (const place of placeNames) for (const part of asked) yield [who, place, part] as const;
}
