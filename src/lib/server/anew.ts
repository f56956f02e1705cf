/**
 * Pages that were made at build time say what was so then: while something differs, the front lets the app make them anew,
 * and names it in the worker, so that a phone fetches anew what it keeps.
 */
import { createHash } from 'node:crypto';

const said = new Map<string, string>();

/** Says for one reason what differs from the build; nothing does where it is empty. The front is built apart from the app, so it is told by the process they share. */
export function madeAnew(reason: string, what: string): void {
	if (what) said.set(reason, what);
	else said.delete(reason);
	const all = JSON.stringify([...said].toSorted());
	const version = createHash('sha256').update(all).digest('hex').slice(0, 16);
	Object.assign(globalThis, { alongsideAnew: said.size > 0 ? version : undefined });
}
