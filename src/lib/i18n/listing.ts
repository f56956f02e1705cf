/** Several things as one language lists them: "a, b and c". */
import { keeping } from '#lib/domain/once.ts';
import { rowOf, type Prepared } from './language-rows.ts';

const formatIn = keeping((lang: Prepared) => new Intl.ListFormat(rowOf(lang).locale));

/** Lists them, without the marks of a reference: inside a value they would be shown as they are. */
export function listed(some: readonly string[], lang: Prepared): string {
	const text = formatIn(lang).format(some.map((one) => one.replaceAll(/<\/?ref>/g, '')));
	// Which of the two it is depends on the next word, and Intl writes both.
	return lang === 'cy' ? text.replace(/,? a\(c\) (\S)/u, welshAnd) : text;
}

function welshAnd(_: string, first: string): string {
	return /[aeiouwyâêîôûŵŷ]/i.test(first) ? ` ac ${first}` : ` a ${first}`;
}
