/** Papers with a code, as they are printed: the code and the leaflet for each. */
import type { Officer } from '#lib/domain/actor.ts';
import type { Form } from '#lib/domain/paper/forms.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { leaflet, type Part } from '#lib/i18n/paper/leaflet.ts';
import { words } from '#lib/i18n/words.ts';
import { placeToType } from '#lib/server/begin/scan.ts';
import type { Sheet } from '#lib/server/paper/paper.ts';
import { print } from '#lib/server/paper/press.ts';
import { ownNumber } from '../../settings.ts';
import { handedOut, paperOf, sheetOf } from './printed.ts';

export type Coded = {
	readonly code: string;
	readonly language: Language;
	/** Until when it works, and what else is said of it. */
	readonly lines: readonly string[];
	/** Which of several it is, for whoever prints them. */
	readonly number?: string;
};

/** A code and the leaflet, in the language of whoever it is for. No name, no reference. */
export function codeSheet({ host, origin }: URL, paper: Coded): Sheet {
	const { code, language, lines, number } = paper;
	const t = words(language);
	const own: Part = {
		title: t('card.title'),
		code,
		first: t('card.type', { site: host, where: t('signin.code.label') }),
		scan: t('card.scan'),
		then: [...lines, t('card.keep')],
		...(number ? { small: `<ref>${number}</ref>` } : {})
	};
	const ours = { number: ownNumber, hours: t('common.end.hours'), site: host };
	// A camera is to find one thing on it: where the code is typed.
	const rest = leaflet(language, ours).map(({ scan, ...part }) =>
		scan ? { first: scan, ...part } : part
	);
	return sheetOf(language, [own, ...rest], placeToType(origin, language));
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
