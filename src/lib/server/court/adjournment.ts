/** That a court put the rest of a hearing off, with its reason where that is one of its definitions. */
import type { AdjournmentReason } from '#lib/domain/vocabulary.ts';
import type { Context, Tellings } from './context.ts';
import type { Result } from './result.ts';

/** Adjourned, once for each day; without a reason where the charges have different ones. */
export function adjournments(context: Context, results: readonly Result[]): Tellings {
	const found = results.flatMap((result) => {
		const reason = reasonIn(result);
		const on = result.orderedOn;
		return reason && on && result.isOfThisHearing ? [{ on, reason }] : [];
	});
	const hearing = context.hash('hearing', context.hearing);
	return [...Map.groupBy(found, ({ on }) => on)].map(([on, all]) => {
		const [reason, ...others] = new Set(all.map((one) => one.reason));
		const why = reason && others.length === 0 ? { reason } : {};
		return { kind: 'hearing-adjourned', on, data: { hearing, ...why } };
	});
}

// By the id of the definition, or by its own words: what is typed beside it is never looked at.
const definitions: ReadonlyMap<string, AdjournmentReason> = new Map([
	['1d55fdeb-7dbc-46ec-b3ff-7b15fe08a476', 'asked-by-prosecution'],
	['c93c5a18-838a-41d3-a017-c203b37f5655', 'asked-by-defence']
]);
const ownWords: typeof definitions = new Map([
	['at request of the prosecution', 'asked-by-prosecution'],
	['at request of the defence', 'asked-by-defence']
]);

/** Whether a result says why the rest of a hearing is put off. */
export function isAdjournment(result: Result): boolean {
	return reasonIn(result) !== undefined;
}

function reasonIn({ definition = '', label }: Result): AdjournmentReason | undefined {
	const words = label.replace(/^adjournment reason: /, '');
	return definitions.get(definition) ?? ownWords.get(words);
}
