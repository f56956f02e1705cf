/** The cover of a pack, as it is printed. */
import { shownPack } from '#lib/domain/begin/pack-number.ts';
import { asEnglish } from '#lib/i18n/in-english.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { t as staff } from '#lib/i18n/staff-words.ts';
import { words, type StaffKey } from '#lib/i18n/words.ts';
import type { Runs, Sheet } from '#lib/server/paper/paper.ts';
import { patternOf, tongueOf } from '../../../../paper/printed.ts';
import { runsOf } from '../../../../paper/runs.ts';

/** The cover of a pack, folded around the leaflet: its number, to be typed or scanned, and nothing of what is inside. */
export function coverSheet({ host }: URL, pack: string, language: Language, day: string): Sheet {
	const number = shownPack(pack);
	const place = `${host}/agency/pack`;
	return {
		language: tongueOf(language),
		parts: [
			{
				blocks: [
					{ kind: 'text', said: [{ text: languageOf(language).name, marks: ['bold'] }] },
					{ kind: 'text', said: runsOf(words(language)('card.pack.cover')) },
					{ kind: 'code', said: [{ text: number, marks: ['number'] }] },
					// A scanner types what it reads: on the outside it is the number and nothing else.
					{
						kind: 'scan',
						pattern: { ...patternOf(pack), alt: number },
						said: english('pack.paper.code')
					},
					{ kind: 'text', said: english('pack.paper.until', { day, place }) }
				]
			}
		]
	};
}

function english(key: StaffKey, vars?: Readonly<Record<string, string>>): Runs {
	return runsOf(asEnglish(staff(key, vars)));
}
