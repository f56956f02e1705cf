/** Whom she was given at an office, in her own words: a name, a number, an address. */
import type { Owing } from './duty.ts';

export type OwnContact = { readonly who: Owing; readonly text: string };

/** So many characters of it are kept. */
export const longestContact = 120;

/** What she wrote down of an office. */
export function contactAt(kept: readonly OwnContact[], who: Owing): string | undefined {
	return kept.find((one) => one.who === who)?.text;
}

/** With this one in the place of what was kept of the office; without words there is none. */
export function withContact(kept: readonly OwnContact[], one: OwnContact): OwnContact[] {
	const others = kept.filter(({ who }) => who !== one.who);
	return one.text === '' ? others : [...others, one];
}
