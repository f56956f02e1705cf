/** Whether anything is told of a result: so that a court hears of those of which nothing is. */
import { isAdjournment } from './adjournment.ts';
import { decidesAppeal } from './appeal.ts';
import { decidesApplication } from './asked.ts';
import { isOfBail } from './bail.ts';
import { isBrokenBail } from './broken-bail.ts';
import type { Context } from './context.ts';
import type { Defendant } from './defendant.ts';
import { isEnd, isSending } from './ending.ts';
import { isNextHearing } from './next.ts';
import { compensationIn, orderFrom } from './order.ts';
import type { Result } from './result.ts';
import { isWarrant, sentenceFrom } from './sentence.ts';

type Is = (result: Result) => boolean;
const isSentence: Is = (result) => sentenceFrom(result) !== undefined;
const isOrder: Is = (result) => orderFrom(result) !== undefined;
const isCompensation: Is = (result) => compensationIn(result) !== undefined;

/** What is told wherever it stands. */
const anywhere = [
	...[isOrder, isCompensation, isWarrant, isOfBail, isBrokenBail],
	...[isNextHearing, isAdjournment]
];
const ofPerson = [...anywhere, isSentence, isSending];
const ofCharge = [...ofPerson, isEnd];
const besideCharges = [...anywhere, decidesApplication, decidesAppeal];

/** Notes, once for a message, that this hearing ordered something of which nothing is told, and why. */
export function noteUntold({ notes }: Context, defendants: readonly Defendant[]): void {
	for (const { ofOffences, results, beside } of defendants)
		for (const untold of [
			...untoldOf(ofOffences, ofCharge),
			...untoldOf(results, ofPerson),
			...untoldOf(beside, besideCharges)
		])
			notes.ignored.add(
				ofCharge.some((is) => is(untold))
					? 'A result that is told only of a charge stands beside one: nothing is told of it.'
					: 'A result is of a kind we do not know: nothing is told of it.'
			);
}

function untoldOf(results: readonly Result[], told: readonly Is[]): Result[] {
	return results.filter((one) => one.isOfThisHearing && !told.some((is) => is(one)));
}
