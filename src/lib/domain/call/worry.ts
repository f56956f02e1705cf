/** One of us fears for her safety: what it began with, what was done, and how it ended, each from a closed list. */
import { dangerReasons } from './danger.ts';

/** What it begins with: a press beside her messages, or danger that is recorded at her call, with its reason. */
export const fears = ['worried', ...dangerReasons] as const;
export type Fear = (typeof fears)[number];

/** What was done while it goes on; `taken`: who wrote that down has to act from then on. */
export const doneActs = [
	'taken',
	'rang-999',
	'rang-her',
	'no-answer',
	'said-not-safe',
	'told-supervisor'
] as const;

/** How it ends. Nobody ends it without saying which. */
export const endings = ['said-safe', 'police-with-her', 'others-with-her', 'no-danger'] as const;

export type WorryAct = Fear | (typeof doneActs)[number] | (typeof endings)[number];

/** Whether an act ends it. */
export function isEnding(act: WorryAct): boolean {
	return (endings as readonly WorryAct[]).includes(act);
}

/** Whether somebody is still worried, by what was written down of one worry. */
export function isWorried(acts: readonly WorryAct[]): boolean {
	return acts.length > 0 && !acts.some(isEnding);
}
