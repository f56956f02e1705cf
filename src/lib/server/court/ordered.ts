/** What a hearing ordered for a defendant beside bail and sentence. */
import type { Day } from '#lib/domain/event.ts';
import type { Tellings } from './context.ts';
import type { Defendant } from './defendant.ts';
import { isSending } from './ending.ts';
import { isWarrant } from './sentence.ts';
import type { Result } from './result.ts';

/** Sent to the Crown Court for trial, once for each defendant and day; for sentence only is another thing. */
export function sendings(defendant: Defendant): Tellings {
	return daysOf(defendant, isSending).map((on) => ({
		kind: 'sent-to-crown-court',
		on,
		defendant: defendant.key,
		data: {}
	}));
}

/** Warrants this hearing issued for a defendant's arrest (Right 8: she is to be told of each). */
export function warrants(defendant: Defendant): Tellings {
	return daysOf(defendant, isWarrant).map((on) => ({
		kind: 'warrant-issued',
		on,
		defendant: defendant.key,
		data: {}
	}));
}

function daysOf({ results, ofOffences }: Defendant, is: (result: Result) => boolean): Day[] {
	const ordered = [...ofOffences, ...results].filter(
		(result) => result.isOfThisHearing && is(result)
	);
	return [...new Set(ordered.flatMap(({ orderedOn }) => orderedOn ?? []))].sort();
}
