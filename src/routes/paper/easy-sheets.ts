/** The pages in easy words as they are printed: a side for each, in the order in which they are read. */
import type { Part } from '#lib/i18n/paper/leaflet.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { easyNumbers, hasEasyWords } from '#lib/i18n/pages.ts';
import type { Runs, Sheet } from '#lib/server/paper/paper.ts';
import { pictures, type Picture } from '#lib/ui/pictures.ts';
import { easyOf, wordsOf, type EasyLine } from '../guidance/easy.ts';
import { written } from '../guidance/written.ts';
import { blocksOf, draftNote, patternOf, tongueOf } from './printed.ts';
import { runsOf, runsOfLine } from './runs.ts';

/** All pages in easy words, and whom to call; none in a language nobody wrote them in. */
export function easySheets(
	lang: Language,
	whomToCall: readonly Part[],
	leadsTo: string
): readonly Sheet[] {
	if (!hasEasyWords(lang)) return [];
	const [rights = '', steps = ''] = easyOf(textOf(lang, '0').guidance).rest.map(wordsOf);
	const parts = easyNumbers.map((number, nth) =>
		easySheet(lang, number, { note: runsOf(nth < 12 ? rights : steps) })
	);
	const last = whomToCall.map((part): Sheet => ({
		language: tongueOf(lang),
		heading: runsOf(part.title),
		parts: [{ blocks: blocksOf(lang, part, patternOf(leadsTo)) }]
	}));
	return [easySheet(lang, '0', draftNote(lang)), ...parts, ...last];
}

function easySheet(lang: Language, number: string, note: Pick<Sheet, 'note'>): Sheet {
	const { guidance, inEnglish } = textOf(lang, number);
	const { title, lines } = easyOf(guidance);
	const said = (line: EasyLine['line']): Runs => runsOfLine(line, inEnglish ? ['english'] : []);
	const alts = namesIn(lang);
	return {
		language: tongueOf(lang),
		heading: said([{ kind: 'text', text: title }]),
		...note,
		parts: [
			{
				blocks: [
					{
						kind: 'pictured',
						lines: lines.map(({ picture = 'tick', line }) => ({
							picture: { svg: drawn(picture), alt: alts.get(picture) ?? picture },
							said: said(line)
						}))
					}
				]
			}
		]
	};
}

function textOf(lang: Language, number: string) {
	const found = written(lang, `easy-${number}`);
	if (!found) throw new Error('No such page in easy words');
	return found;
}

/** What each picture shows, in words. */
function namesIn(lang: Language): ReadonlyMap<Picture | undefined, string> {
	const { lines } = easyOf(textOf(lang, 'pictures').guidance);
	return new Map(
		lines.map(({ picture, line }) => [
			picture,
			runsOfLine(line)
				.map(({ text }) => text)
				.join('')
		])
	);
}

function drawn(picture: Picture): string {
	const pen =
		'fill="none" stroke="#000" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"';
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path ${pen} d="${pictures[picture]}"/></svg>`;
}
