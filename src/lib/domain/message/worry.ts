/** Worried about her safety now: one press, and then what was done, from a closed list. */

/** The press itself, then what can have been done. */
export const worryActs = [
	'worried',
	'rang-999',
	'rang-her',
	'no-answer',
	'said-safe',
	'said-not-safe',
	'told-supervisor',
	'over'
] as const;
export type WorryAct = (typeof worryActs)[number];

/** What is picked from once somebody pressed. */
export const doneActs = worryActs.filter((act) => act !== 'worried');

/** Whether somebody is worried now: pressed, and nobody has said that it is over. */
export function isWorried(acts: readonly WorryAct[]): boolean {
	return acts.lastIndexOf('worried') > acts.lastIndexOf('over');
}
