/** English as a native writer says it, and the shapes in which every language can follow. */
import { checksOf } from '#lib/i18n/checks.ts';
import { marksOf } from '#lib/i18n/language-rows.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Line } from './glossary.ts';

/** Where nobody has said which role the person has, or it is somebody of ours. */
const withoutRole = [
	/^(talk|receipt|someone|messages)\./,
	/^rules\.nothing$|^happened\.(escaped|released-from-prison)\.title$/,
	/^(right-3|really-us)\.md$/
];

/** Whether an English text calls whoever is accused “the person”, denies that she was believed, or spells a word in another way. */
export function isUnplain({ name, text }: Pick<Line, 'name' | 'text'>): boolean {
	const isNameless = /\bthe person\b/i.test(text) && !withoutRole.some((one) => one.test(name));
	return isNameless || /\bnot believed\b/.test(text) || /e-mail/i.test(text);
}

/** Whether the name of a court or an office stands where a language would have to bend it, or a day in Polish does. */
export function isBent(text: string, lang: Language): boolean {
	const isName = /(?<!^|: |：)\{\{(court|who)\}\}/.test(text);
	return isName || (lang === 'pl' && /do dnia (<b>)?\{\{day/.test(text));
}

/** Where an instruction is an offer or stands in a letter of hers, and asks in another way. */
const otherwise = [
	/^ask\.(letter\.ombudsman|answer\.\w+\.hint)$/,
	/^copy\.have\.seen$|^messages\.terms\.crime$|^rules\.plan\.text$/,
	/^happened\.appeal-decided\.conviction-quashed\.detail$/
];
const inParts = (text: string) => text.replaceAll(/<[^>]+>/g, '').split(/(?<=[.?!؟])\s+/);
const asks =
	/^(Ask|Call|Tell|Keep|Type|Choose|Write|Print|Wait|Press|Reply|Answer|Check|Leave it)\b.*\.$/;
const isAsked = /رجاء|يرجى|نرجو|يمكن|ينبغي|يجب/;

/** Whether an Arabic sentence names what English asks for, or calls it best, and does not ask. */
export function isLabel({ name, text, english }: Line): boolean {
	const [parts, theirs] = [inParts(english), inParts(text)];
	const isNamed = theirs.some((part, nth) => asks.test(parts[nth] ?? '') && !isAsked.test(part));
	const isRemark = /الأفضل/.test(text) && !/\bbest|better|wants? to talk/i.test(english);
	const differ = parts.length !== theirs.length || otherwise.some((one) => one.test(name));
	return isRemark || (isNamed && !differ) || /(?:^|\. )المطلوب (?!هو )/.test(text);
}

/** The offices that stand in a text with another name than everywhere else in its language. */
export function misnamed(text: string, lang: Language): string[] {
	return Object.entries(checksOf(lang).offices ?? {}).flatMap(([office, named]) =>
		text
			.split(`${marksOf(lang).aside[0]}${office}`)
			.slice(0, -1)
			.filter((before) => !named.test(before.replaceAll('*', '')))
			.map((before) => `${office}: ${before.slice(-40)}`)
	);
}
