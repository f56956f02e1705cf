/** What every language keeps of the English: variables, marks and numbers. */
import { checksOf } from '#lib/i18n/checks.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { formOf } from '#lib/i18n/sentences.ts';

const sorted = (found: Iterable<RegExpMatchArray>) => [...found].map(([whole]) => whole).sort();

/** The variables of a text, in one order. */
export function variablesOf(text: string): string[] {
	return sorted(text.matchAll(/\{\{[^}]*\}\}/g));
}

/** The marks of a text, in one order. */
export function tagsOf(text: string): string[] {
	return sorted(text.matchAll(/<[^>]*>/g));
}

/** The numbers of a text, in one order. */
export function digitsOf(text: string): string[] {
	return sorted(text.replaceAll(/\{\{[^}]*\}\}/g, '').matchAll(/\d+/g));
}

/** The numbers of a text that could be rung, in one order: of three digits or more, and no year. */
export function rungIn(text: string): string[] {
	return [...text.matchAll(/\d+(?: \d+)*/g)]
		.map(([whole]) => whole.replaceAll(' ', ''))
		.filter((digits) => digits.length > 2 && !/^(19|20)\d\d$/.test(digits))
		.sort();
}

/** Where the links of a text lead, in one order. */
export function linksOf(text: string): string[] {
	return sorted(text.matchAll(/\]\([^)]*\)/g));
}

/** The digits of a text, with the numbers its language says in another way; each way of reading it counts. */
export function readingsOf(lang: Language, text: string): string[] {
	const meant = (checksOf(lang).numbers ?? []).reduce(
		(said, [written, digits]) => said.replaceAll(written, ` ${digits} `),
		text
	);
	// Hours of the day are counted to 24 in every language but English.
	const hours = meant.replaceAll(/(?<!\d)(\d{1,2})[:.]00(?!\d)/g, (_, hour) => {
		return String(Number(hour) % 12 || 12);
	});
	return [text, meant, hours].map((said) => digitsOf(said).join(' '));
}

/** Whether a sentence keeps these parts of the English; a form for exactly one, two or none may say the number in a word. */
export function keeps(
	partsOf: (text: string) => string[],
	{
		name,
		text,
		english
	}: { readonly name: string; readonly text: string; readonly english: string }
): boolean {
	const [wanted, found] = [partsOf(english), partsOf(text)];
	const isSaid = ['zero', 'one', 'two'].includes(formOf(name) ?? '');
	const kept = isSaid ? wanted.filter((part) => part !== '{{count}}') : wanted;
	return [wanted, kept].some((parts) => parts.join('|') === found.join('|'));
}

/** Whether every mark of a text is opened and closed, and none but `<b>` and `<ref>` is used. */
export function isWellMarked(text: string): boolean {
	return !/[<>]/.test(text.replaceAll(/<(b|ref)>[^<>]*<\/\1>/g, ''));
}

/** Lines of guidance whose numbers are not those of the English line. */
export function unsaid(lang: Language, text: string, english: string): string[] {
	const lines = text.split('\n');
	return english.split('\n').flatMap((from, nth) => {
		const line = lines[nth] ?? '';
		return readingsOf(lang, line).includes(digitsOf(from).join(' ')) ? [] : [line || from];
	});
}

/** How a page of guidance is built: its headings, how many items its lists have, which pictures stand beside them, and where its links lead. */
export function shapeOf(text: string) {
	const lines = text.split('\n');
	return {
		headings: lines.filter((line) => line.startsWith('#')).map((line) => line.split(' ')[0]),
		items: lines.filter((line) => /^(- |\d+\. )/.test(line)).length,
		pictures: lines.flatMap((line) => /^- \*(\w+)\* /.exec(line)?.slice(1) ?? []),
		links: linksOf(text)
	};
}
