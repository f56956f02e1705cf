/** An advocate and she have finished: why, from a closed list, and what must be done before. */

/** Why, from a closed list: she reads it in plain words, and nobody writes more. */
export const finishReasons = ['case-over', 'she-asked', 'nothing-more'] as const;
export type FinishReason = (typeof finishReasons)[number];

/** What can be in the way: a child whose page an advocate holds, and what somebody still owes her. */
export const inTheWays = ['child', 'call', 'worry', 'message', 'change', 'check-ins'] as const;
export type InTheWay = (typeof inTheWays)[number];

/** A reason of the list, or nothing. */
export function readFinishReason(typed: string): FinishReason | undefined {
	return finishReasons.find((one) => one === typed);
}

/** The reasons for which it may be ended now: the calls that ask how she is are hers to refuse, so they wait unless she asked. */
export function reasonsLeft(found: readonly InTheWay[]): readonly FinishReason[] {
	if (found.length === 0) return finishReasons;
	return found.every((one) => one === 'check-ins') ? ['she-asked'] : [];
}
