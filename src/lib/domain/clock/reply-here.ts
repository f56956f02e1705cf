/** What an agency's people answer to a message that was sent to them here: one of six that she reads in her language, or their own words. */

/** The answers that are ready. */
export const readyReplies = [
	'nothing-new',
	'will-tell',
	'in-touch',
	'told-before',
	'other-office',
	'sorry'
] as const;
export type ReadyReply = (typeof readyReplies)[number];

export type Reply = { readonly ready: ReadyReply } | { readonly words: string };

/** As long as it may be. */
export const longestReply = 600;

export type ReplyProblem = 'none' | 'both' | 'long';

/** Reads an answer; one of the two, never both, so that nobody wonders which is meant. */
export function readReplyHere(typed: {
	readonly ready: string;
	readonly words: string;
}): Reply | ReplyProblem {
	const ready = readyReplies.find((one) => one === typed.ready);
	const words = typed.words.trim();
	if (ready && words) return 'both';
	if (ready) return { ready };
	if (!words) return 'none';
	return words.length > longestReply ? 'long' : { words };
}
