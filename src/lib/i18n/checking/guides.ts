/** Guidance: how long it may be, and what every guide says in the same place. */
import { easyLines, isEasy } from './easy.ts';

/** How many words a text of guidance has, without the addresses of its links. */
export function wordsIn(text: string): number {
	return text.replaceAll(/\]\([^)]*\)/g, '').match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

const withoutFooter = (text: string) => text.replace(/\n.*\n$/, '');
const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

/** Whether an English page of guidance is as long as it may be, begins with its answer and ends with what was read. */
export function isWellMade(name: string, text: string): boolean {
	if (name === 'easy-pictures') return easyLines(text).length > 0;
	if (name.startsWith('easy-')) return isEasy(text);
	if (!name.startsWith('guide-')) return isShort(name, text) && isSourced(name, text);
	const words = wordsIn(withoutFooter(text));
	const begins = /^# .+\n\n[A-Z][^\n#-]{30,}/.test(text);
	return words > 100 && words <= 250 && begins && isSourced(name, text) && !isTooLate(text);
}

// A page about ourselves is short; one of a right is as long as the Code is.
function isShort(name: string, text: string): boolean {
	const words = wordsIn(text);
	return name.startsWith('right-') ? words <= 450 : words > 100 && words <= 350;
}

function isSourced(name: string, text: string): boolean {
	const last = lastLine(text);
	if (name === 'right-10') return /could not read/.test(last);
	if (name.startsWith('right-')) return /copies of it and pages/.test(last);
	return !name.startsWith('guide-') || /^From .*read copies.*in \w+ \d{4}/.test(last);
}

/** Whether a guide gives a sentence a last day for a review later than 28 days, or says it is too late. */
function isTooLate(text: string): boolean {
	const is28 = /28 days/.test(text);
	const isSoon = /as soon as you can\. You may have only 28 days/.test(text);
	return /too late|six months/i.test(text) || (is28 && !isSoon);
}
