/** The pattern on a printed paper that a phone's camera reads: where a code is typed, and nothing of whose paper it is. */
import { encode } from 'uqr';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';

/** A square of `size` by `size` units, and the path of what is black in it. */
export type Scan = { readonly size: number; readonly path: string };

/** What is scanned leads here: the same for everybody who reads that language. */
export function placeToType(origin: string, language: Language): string {
	return new URL(address(language, '/sign-in'), origin).href;
}

/** The pattern of an address, with the white edge that cameras need. */
export function scanOf(text: string): Scan {
	// Paper is folded and gets wet: M is read with 15 % of it gone.
	const { size, data } = encode(text, { ecc: 'M', border: 4 });
	const path = data.flatMap((row, y) => runsIn(row).map((run) => `M${run.from} ${y}${box(run)}`));
	return { size, path: path.join('') };
}

type Run = { readonly from: number; readonly length: number };

/** Where black begins in a row, and for how long it lasts. */
function runsIn(row: readonly boolean[]): Run[] {
	return row.flatMap((black, from) => {
		if (!black || row[from - 1]) return [];
		const end = row.indexOf(false, from);
		return [{ from, length: (end < 0 ? row.length : end) - from }];
	});
}

function box({ length }: Run): string {
	return `h${length}v1h-${length}z`;
}
