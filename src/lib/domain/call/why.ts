/** Why she asks for a call, where the page she came from says so: a kind of a closed list, and never words of hers. */

export const whys = ['read', 'rules', 'ask', 'day', 'looked', 'sorry', 'lost'] as const;
export type Why = (typeof whys)[number];

/** Where a call is asked for on account of one of them, without its language. */
export function callAbout(why: Why): `/talk?for=${Why}` {
	return `/talk?for=${why}`;
}

/** The kind that was sent; nothing for what is none. */
export function readWhy(typed: string | null | undefined): Why | undefined {
	return whys.find((one) => one === typed);
}
