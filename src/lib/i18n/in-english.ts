/** English that stands in a page of another language because its translation is of an older sentence. */

/** What such a sentence is set between: right where nothing can be marked, as in a title or a message. */
const [opens, closes] = ['\u2066', '\u2069'];

/** A sentence as English, for a page that marks it and for a text that cannot. */
export function asEnglish(text: string): string {
	return opens + text + closes;
}

/** The text without its fence, where a fence costs more than it gives. */
export function unfenced(text: string): string {
	return text.startsWith(opens) && text.endsWith(closes) ? text.slice(1, -1) : text;
}

/** A page in which every such sentence says that it is English, to a screen reader too; not inside a tag or a title. */
export function markEnglish(html: string): string {
	let marked = '';
	let from = 0;
	for (let at = html.indexOf(opens); at >= 0; at = html.indexOf(opens, at + 1)) {
		const end = endOf(html, at);
		if (end < 0 || at < from || isPlain(html, at)) continue;
		marked += `${html.slice(from, at)}<span lang="en" dir="ltr">${html.slice(at + 1, end)}</span>`;
		from = end + 1;
	}
	return marked + html.slice(from);
}

// Values inside are fenced by marks of their own, which end alike.
function endOf(html: string, start: number): number {
	let depth = 0;
	for (let at = start; at < html.length; at += 1) {
		const sign = html[at] ?? '';
		if (/[\u2066-\u2068]/.test(sign)) depth += 1;
		if (sign === closes) depth -= 1;
		if (depth === 0) return at;
	}
	return -1;
}

const unmarked = ['title', 'textarea', 'option', 'script'];

function isPlain(html: string, at: number): boolean {
	const isInside = (opening: string, closing: string) =>
		html.lastIndexOf(opening, at) > html.lastIndexOf(closing, at);
	return isInside('<', '>') || unmarked.some((tag) => isInside(`<${tag}`, `</${tag}>`));
}
