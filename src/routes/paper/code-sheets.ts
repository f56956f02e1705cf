/** Papers with a code, as they are printed: the code and the leaflet for each. */
import { error } from '@sveltejs/kit';
import type { Officer } from '#lib/domain/actor.ts';
import { forms, type Form } from '#lib/domain/paper/forms.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { leaflet, whomToCall, type Part } from '#lib/i18n/paper/leaflet.ts';
import { words } from '#lib/i18n/words.ts';
import { placeToType } from '#lib/server/begin/scan.ts';
import type { Sheet } from '#lib/server/paper/paper.ts';
import { print } from '#lib/server/paper/press.ts';
import { easySheets } from './easy-sheets.ts';
import { handedOut, oursAt, paperOf, sheetOf } from './printed.ts';

export type Coded = {
	readonly code: string;
	readonly language: Language;
	/** Until when it works, and what else is said of it. */
	readonly lines: readonly string[];
	/** Which of several it is, for whoever prints them. */
	readonly number?: string;
};

/** A code and the leaflet, in the language of whoever it is for. No name, no reference. */
export function codeSheet(url: URL, paper: Coded): Sheet {
	const { language } = paper;
	const rest = withoutScan(leaflet(language, oursAt(url.origin, language)));
	return sheetOf(language, [codePart(url, paper), ...rest], placeToType(url.origin, language));
}

/** The same in easy words, where its form has them: the code on a side of its own. None in a language without. */
export function codeSheets(url: URL, form: Form, paper: Coded): readonly Sheet[] {
	if (forms[form].holds === 'leaflet') return [codeSheet(url, paper)];
	const { language } = paper;
	const place = placeToType(url.origin, language);
	const last = withoutScan(whomToCall(language, oursAt(url.origin, language)));
	const easy = easySheets(language, last, place);
	return easy.length > 0 ? [sheetOf(language, [codePart(url, paper)], place), ...easy] : [];
}

/** A form of the leaflet, where nothing is in easy words: of a pack, which is folded, of a list, which may mix languages, and of hers. */
export function asLeaflet(form: Form): Form {
	if (forms[form].holds !== 'leaflet') error(404);
	return form;
}

// A camera is to find one thing on it: where the code is typed.
function withoutScan(parts: readonly Part[]): readonly Part[] {
	return parts.map(({ scan, ...part }) => (scan ? { first: scan, ...part } : part));
}

function codePart({ host }: URL, { code, language, lines, number }: Coded): Part {
	const t = words(language);
	return {
		title: t('card.title'),
		code,
		first: t('card.type', { site: host, where: t('signin.code.label') }),
		scan: t('card.scan'),
		then: [...lines, t('card.keep')],
		...(number ? { small: `<ref>${number}</ref>` } : {})
	};
}

/** Prints them for the officer who made them; officers wait behind no stranger. */
export async function printedFor(
	{ locals }: { locals: App.Locals },
	form: Form,
	sheets: readonly Sheet[]
) {
	const { agency } = locals.actor as Officer;
	return handedOut(await print(paperOf('en', form, sheets), { who: agency, known: true }));
}
