/** The leaflet as PDF: its parts as they are printed, and how it is handed out. */
import type { Form } from '#lib/domain/paper/forms.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import type { Ours, Part } from '#lib/i18n/paper/leaflet.ts';
import { isReviewed } from '#lib/i18n/offering.ts';
import { words } from '#lib/i18n/words.ts';
import { scanOf } from '#lib/server/begin/scan.ts';
import { familiesFor } from '#lib/server/paper/fonts.ts';
import type { Block, Paper, Pattern, Sheet, Tongue } from '#lib/server/paper/paper.ts';
import { ownNumber } from '../../settings.ts';
import { placeOf, runsOf } from './runs.ts';

/** Sheets ready for the press; what a reader shows as their name is in this language. */
export function paperOf(lang: Language, form: Form, sheets: readonly Sheet[]): Paper {
	return { form, title: words(lang)('leaflet.title'), sheets };
}

/** Where the service is reached, as a paper in this language says it. */
export function oursAt(origin: string, lang: Language): Ours {
	return { number: ownNumber, hours: words(lang)('common.end.hours'), site: new URL(origin).host };
}

/** How a language is written on paper. */
export function tongueOf(lang: Language): Tongue {
	const { locale, script, dir, fonts, leading } = languageOf(lang);
	return {
		code: lang,
		region: new Intl.Locale(locale).region,
		dir,
		// On paper lines may stand closer than on a screen: 1.3 for Latin letters, and as much closer for the others.
		leading: leading ? leading[0] * 0.83 : 1.3,
		joins: !['Latn', 'Hans'].includes(script),
		families: familiesFor(fonts)
	};
}

/** What one person is given; `leadsTo` is what a camera finds in the pattern of a part that has one. */
export function sheetOf(lang: Language, parts: readonly Part[], leadsTo: string): Sheet {
	const t = words(lang);
	return {
		language: tongueOf(lang),
		heading: runsOf(t('leaflet.heading')),
		...draftNote(lang),
		parts: parts.map((part) => ({
			title: runsOf(part.title),
			blocks: blocksOf(lang, part, patternOf(leadsTo))
		}))
	};
}

/** That nobody has read its language yet, on a sheet where it is so. */
export function draftNote(lang: Language): Pick<Sheet, 'note'> {
	return isReviewed(lang) ? {} : { note: runsOf(words(lang)('common.draft')) };
}

/** What stands under the title of a part. */
export function blocksOf(lang: Language, part: Part, pattern: Pattern): Block[] {
	const { code, first, scan, list, places, then = [], aloud, small } = part;
	return [
		...(code
			? [{ kind: 'code' as const, said: [{ text: code, marks: ['number' as const] }] }]
			: []),
		...(first ? [text(first)] : []),
		...(scan ? [{ kind: 'scan' as const, pattern, said: runsOf(scan) }] : []),
		...(list ? listed(list) : []),
		...(places
			? [{ kind: 'places' as const, items: places.map((place) => placeOf(lang, place)) }]
			: []),
		...then.map(text),
		...(aloud ? [text(aloud)] : []),
		...(small ? [{ kind: 'small' as const, said: runsOf(small) }] : [])
	];
}

function text(said: string): Block {
	return { kind: 'text', said: runsOf(said) };
}

function listed({ as, lines }: NonNullable<Part['list']>): Block[] {
	const items = lines.map(runsOf);
	if (as === 'to-fill') return items.map((said) => ({ kind: 'fill', said }));
	return [{ kind: as === 'numbers' ? 'numbered' : 'list', items }];
}

/** What a camera reads, for the press. */
export function patternOf(address: string): Pattern {
	const { size, path } = scanOf(address);
	const box = `0 0 ${size} ${size}`;
	return {
		svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><path d="${path}"/></svg>`,
		alt: address
	};
}

/** A paper as it is handed out: its name says nothing, and nothing between us and the reader keeps it. */
export function handedOut(pdf: Uint8Array): Response {
	return new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': 'inline; filename="page.pdf"',
			'cache-control': 'no-store'
		}
	});
}
