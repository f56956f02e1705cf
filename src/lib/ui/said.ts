/** Reads a sentence with its few marks into pieces, so that no page ever prints raw HTML. */

/** A piece of a sentence: plain text, or what stands between `<b>` or `<ref>` and its end. */
export type Piece = string | { readonly tag: 'b' | 'ref'; readonly inside: readonly Piece[] };

/** The pieces of a sentence, in order. Any other tag, and an end without a beginning, stays text. */
export function pieces(text: string): readonly Piece[] {
	const open: { tag: 'b' | 'ref' | 'all'; inside: Piece[] }[] = [{ tag: 'all', inside: [] }];
	for (const part of text.split(/(<\/?(?:b|ref)>)/)) {
		const tag = part.replace(/[</>]/g, '');
		if (part === '<b>' || part === '<ref>') open.push({ tag: tag as 'b' | 'ref', inside: [] });
		else if (part === `</${open.at(-1)?.tag}>`) close(open);
		else if (part) open.at(-1)?.inside.push(part);
	}
	while (open.length > 1) close(open);
	return open[0]?.inside ?? [];
}

function close(open: { tag: 'b' | 'ref' | 'all'; inside: Piece[] }[]): void {
	const last = open.pop();
	if (last && last.tag !== 'all') open.at(-1)?.inside.push({ tag: last.tag, inside: last.inside });
}

/**
 * Digits in one piece, which read from left to right in either direction of writing and need no marks around them for it.
 * Nothing for any other text: the groups of a number turn round in Arabic without them.
 */
export function flowing(text: string): string | undefined {
	const bare = text.replaceAll(/[\u2066-\u2069]/g, '');
	return /^\d+(:\d+)?$/.test(bare) ? text : undefined;
}

/**
 * The pieces with each number that is no link put into the text around it: a screen reader then says "press 55 when you
 * are asked" in one go, and not in three.
 */
export function joined(all: readonly Piece[], { dials }: { readonly dials: boolean }): Piece[] {
	const found: Piece[] = [];
	for (const piece of all) {
		const said = typeof piece === 'string' ? piece : unmarked(piece, dials);
		const last = found.at(-1);
		if (typeof said === 'string' && typeof last === 'string') found.splice(-1, 1, last + said);
		else found.push(said);
	}
	return found;
}

function unmarked(piece: Exclude<Piece, string>, dials: boolean): Piece {
	const text = plain(piece);
	if (piece.tag !== 'ref' || (dials && callAddress(text))) return piece;
	return flowing(text) ?? piece;
}

/** A piece without its marks, for a link's address or a title. */
export function plain(piece: Piece): string {
	return typeof piece === 'string' ? piece : piece.inside.map(plain).join('');
}

/** What stands right after a number and may not begin a line: a full stop, a comma and the like, if any. */
export function markAfter(next: Piece | undefined): string {
	return (typeof next === 'string' && /^[.,:;?!)،؛؟»”。，、；：？！）।۔]+/.exec(next)?.[0]) || '';
}

/** The address that calls a number in the United Kingdom, or nothing when the text is no number to call, as "press 55". */
export function callAddress(text: string): string | undefined {
	const digits = text.replace(/\D/g, '');
	return /^(0\d{9,10}|08001111|999|112|101|111)$/.test(digits) ? `tel:${digits}` : undefined;
}
