/** What she can do at each stage: a short list, each leading to the right it rests on. */
import type { Stage } from './tracker.ts';

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
const closed: readonly Option[] = ['review', 'support', 'compensation'];

const byStage: Partial<Record<Stage, readonly Option[]>> = {
	charged: court,
	'first-hearing-planned': court,
	'in-court': court,
	'waiting-for-trial': court,
	'trial-off': court,
	'trial-on': ['support', 'court-help'],
	'waiting-for-sentence': ['statement', 'compensation', 'support'],
	sentenced: ['low-sentence', 'contact', 'compensation', 'support'],
	'not-guilty': ['support', 'complain'],
	'not-charged': closed,
	'not-investigated': ['support', 'complain'],
	stopped: closed,
	over: ['support', 'complain']
};

/** The options of a stage, most useful first, with the number of the right each is about. */
export function optionsAt(stage: Stage): { readonly option: Option; readonly right: number }[] {
	return (byStage[stage] ?? early).map((option) => ({ option, right: options[option] }));
}
