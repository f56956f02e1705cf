/** A call goes to a colleague: why, from a closed list that whoever gets it reads. */
import { plannedReasons } from '#lib/domain/advocate/change.ts';

/** As for a case that changes hands, and that somebody is not there at the time promised. */
export const handReasons = ['not-there', ...plannedReasons] as const;
export type HandReason = (typeof handReasons)[number];

/** A reason of the list, or nothing. */
export function readHandReason(typed: string): HandReason | undefined {
	return handReasons.find((one) => one === typed);
}
