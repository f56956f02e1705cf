/** What was read a moment ago: the pages of one visit are made of the same rows, opened and thought through once. */
import { createHash } from 'node:crypto';

/** How long an answer is kept at least after it was last asked for, in milliseconds; it is never kept twice as long. */
const lifetime = 60_000;
/** So many are kept in each of the two halves. */
const most = 100;

/**
 * Remembers answers that follow from sealed rows and nothing else, each by a name. One is given again only where every
 * part it was made of is what it was, byte by byte: whoever asks has read those rows anew, by who they are.
 */
export function remembering<Answer>() {
	type Known = { readonly print: string; readonly answer: Answer };
	let [young, old] = [new Map<string, Known>(), new Map<string, Known>()];
	let aging: NodeJS.Timeout | undefined;

	function age(): void {
		[young, old] = [new Map(), young];
		clearTimeout(aging);
		aging = old.size > 0 ? setTimeout(age, lifetime).unref() : undefined;
	}

	return async (name: string, parts: readonly unknown[], work: () => Promise<Answer>) => {
		const print = printOf(parts);
		const before = young.get(name) ?? old.get(name);
		const known = before?.print === print ? before : { print, answer: await work() };
		young.set(name, known);
		if (young.size >= most) age();
		else aging ??= setTimeout(age, lifetime).unref();
		return known.answer;
	};
}

/** One text for these parts and no others: each is written with how long it is. */
function printOf(parts: readonly unknown[]): string {
	const hash = createHash('sha256');
	for (const part of parts) {
		const bytes = part instanceof Uint8Array ? part : Buffer.from(JSON.stringify(part ?? null));
		hash.update(`${bytes.length} `).update(bytes);
	}
	return hash.digest('base64');
}
