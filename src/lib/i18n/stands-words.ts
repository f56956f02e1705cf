/** What can only be said to who was harmed, said so that it is true for whoever stands in the case. */
import type { Stands } from '#lib/domain/access/stands.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

/** The sentences, and parts of them, that are said otherwise. */
export const saidOtherwise = [
	'believed',
	'victim',
	'hurt',
	'injuries',
	'meeting',
	'affected',
	'life'
] as const;

/**
 * Everything a page says, the same but for those sentences. A letter is in English beside her own language: both are
 * looked through. To who was harmed, and where nobody said, nothing is said otherwise.
 */
export function asStands<Said>(stands: Stands | undefined, lang: Language, said: Said): Said {
	if (!stands || stands === 'self') return said;
	const pairs = [...new Set([lang, 'en'] as const)].flatMap((code) =>
		saidOtherwise.map((part) => pairOf(part, stands, code))
	);
	return through(said, (text) =>
		pairs.reduce((so, [from, to]) => (so.includes(from) ? so.replaceAll(from, () => to) : so), text)
	) as Said;
}

function pairOf(part: (typeof saidOtherwise)[number], stands: Stands, lang: Language) {
	const t = words(lang);
	return [t(`stands.said.${part}.self`), t(`stands.said.${part}.${stands}`)] as const;
}

function through(said: unknown, say: (text: string) => string): unknown {
	if (typeof said === 'string') return say(said);
	if (Array.isArray(said)) return said.map((one) => through(one, say));
	if (said === null || typeof said !== 'object') return said;
	return Object.fromEntries(Object.entries(said).map(([name, one]) => [name, through(one, say)]));
}
