/** Pages that were made at build time say what was so then: while something differs, the front lets the app make them anew. */

const reasons = new Set<string>();

/** Says of one reason whether it stands. The front is built apart from the app, so it is told by the process they share. */
export function madeAnew(reason: string, { stands }: { readonly stands: boolean }): void {
	if (stands) reasons.add(reason);
	else reasons.delete(reason);
	Object.assign(globalThis, { alongsideAnew: reasons.size > 0 });
}
