/** What she can do at each stage: a short list, each leading to the right it rests on. */
import type { Stage } from './stage.ts';
import type { Track } from './rows.ts';

export const options = {
	updates: 6,
	support: 4,
	compensation: 5,
	statement: 7,
	'court-help': 8,
	review: 6,
	'low-sentence': 9,
	contact: 11,
	complain: 12
} as const;
export type Option = keyof typeof options;

const early: readonly Option[] = ['updates', 'support', 'compensation', 'statement'];
const court: readonly Option[] = ['statement', 'court-help', 'compensation'];
const reviewed: readonly Option[] = ['review', 'support', 'compensation'];
// Not looked at again by the police: no suspect was found, or it was dealt with without a court.
const dealtWith: readonly Option[] = ['support', 'compensation', 'complain'];
const over: readonly Option[] = ['support', 'complain'];
const after: readonly Option[] = ['contact', 'support', 'complain'];

const byStage: Record<Stage, readonly Option[]> = {
	'not-told': early,
	reported: early,
	investigating: early,
	transferred: early,
	'suspect-spoken-to': early,
	'released-rules': early,
	'released-no-rules': early,
	'with-prosecutor': early,
	'not-charged': reviewed,
	'not-investigated': over,
	'closed-no-suspect': dealtWith,
	'out-of-court': dealtWith,
	'defendant-died': ['support', 'compensation'],
	charged: court,
	'first-hearing-planned': court,
	'in-court': court,
	'sent-to-crown-court': court,
	'waiting-for-trial': court,
	'trial-off': court,
	'trial-on': ['support', 'court-help'],
	'jury-not-agreed': ['support', 'statement', 'court-help'],
	retrial: ['court-help', 'statement', 'support'],
	'waiting-for-sentence': ['statement', 'compensation', 'support'],
	'not-guilty': over,
	// The prosecutors look at their own decisions again; of a decision of the court they cannot.
	'no-evidence': reviewed,
	'left-on-file': reviewed,
	stopped: reviewed,
	'stopped-by-court': over,
	over,
	sentenced: ['low-sentence', 'contact', 'compensation', 'support'],
	'appeal-waiting': ['court-help', 'contact', 'support'],
	'appeal-unchanged': after,
	'sentence-changed': after,
	'conviction-quashed': over,
	'release-considered': after,
	released: after,
	recalled: after,
	'sentence-ended': over
};

type Beside = { readonly someSentenced?: boolean; readonly someOpen?: boolean };

/**
 * The options of a stage, most useful first, with the number of the right each is about. Of somebody sentenced while
 * others, or other charges, wait still, both sorts are offered: to have a sentence checked she has few days. Nobody can ask
 * that of the sentence of a youth court (House of Lords, 10 November 2021).
 */
export function optionsAt(
	stage: Stage,
	track: Track = 'adult',
	{ someSentenced, someOpen }: Beside = {}
): { readonly option: Option; readonly right: number }[] {
	const goesOn = byStage[stage].includes('court-help');
	const sentenced: readonly Option[] = someSentenced && goesOn ? ['low-sentence', 'contact'] : [];
	const open: readonly Option[] = someOpen && !goesOn ? ['statement', 'court-help'] : [];
	return [...new Set([...sentenced, ...byStage[stage], ...open])]
		.filter((option) => track === 'adult' || option !== 'low-sentence')
		.map((option) => ({ option, right: options[option] }));
}
