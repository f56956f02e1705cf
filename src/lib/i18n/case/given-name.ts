/** The name she gave a person, as it stands in a sentence of ours. */
import type { NamesGiven } from '#lib/domain/case/names-given.ts';
import type { Whose } from '#lib/domain/case/whose.ts';

/** What she calls this person, by the key they go by: it keeps its own direction and marks nothing. Nothing where she gave no name. */
export function givenName(
	whose: Exclude<Whose, 'one-of-them'>,
	names: NamesGiven | undefined
): string | undefined {
	const name = names?.get(whose.key);
	// What stands in pointed brackets would be read as a mark of ours.
	return name && `\u2068${name.replaceAll('<', '‹').replaceAll('>', '›')}\u2069`;
}
