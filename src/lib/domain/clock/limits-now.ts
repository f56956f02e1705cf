/** The numbers of the ladder as keepers have amended them. */
import { whileCorrected } from '#lib/domain/keeper/corrected.ts';
import type { Day } from '#lib/domain/event.ts';
import { amendedLetters } from './amended-rules.ts';
import { limits, type Limit, type Rung } from './ask-ladder.ts';

/** Every number, with what was amended. */
export const limitsNow = whileCorrected((all) => amendedLetters(limits, all));

/** The row of one number in force on a day, or nothing where we know of none. */
export function limitOf(rung: Rung, what: Limit['what'], on: Day): Limit | undefined {
	return limitsNow().find(
		(one) => one.rung === rung && one.what === what && (!one.inForceTo || on <= one.inForceTo)
	);
}
