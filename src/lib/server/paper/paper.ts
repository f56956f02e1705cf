/** A paper before it is set: what stands on it, and in which form. */

import type { Form } from '#lib/domain/paper/forms.ts';

/** A stretch of a sentence: plain, bold, a number that reads left to right, or English in a page of another language. */
export type Run = {
	readonly text: string;
	readonly marks?: readonly ('bold' | 'number' | 'english')[];
};
export type Runs = readonly Run[];

/** What is drawn, as SVG, and for whoever cannot see it what it shows, or where a pattern for a camera leads. */
export type Pattern = { readonly svg: string; readonly alt: string };
export type Pictured = { readonly picture: Pattern; readonly said: Runs };

/** A place to call: its name and its number stand on a line of their own. */
export type Place = { readonly name: Runs; readonly says: Runs };

export type Block =
	| { readonly kind: 'text' | 'small' | 'code'; readonly said: Runs }
	| { readonly kind: 'list' | 'numbered'; readonly items: readonly Runs[] }
	| { readonly kind: 'places'; readonly items: readonly Place[] }
	/** Lines with a picture beside each. */
	| { readonly kind: 'pictured'; readonly lines: readonly Pictured[] }
	/** What is written by hand: its name, and a line. */
	| { readonly kind: 'fill'; readonly said: Runs }
	| { readonly kind: 'scan'; readonly pattern: Pattern; readonly said: Runs };

/** How the language of a sheet is written. */
export type Tongue = {
	readonly code: string;
	readonly region?: string | undefined;
	readonly dir: 'ltr' | 'rtl';
	/** The height of a line, as a multiple of the letters. */
	readonly leading: number;
	/** Whether its letters join, or stand above and below each other. */
	readonly joins: boolean;
	readonly families: readonly string[];
};

/** What one person is given: it begins on a side of its own. */
export type Sheet = {
	readonly language: Tongue;
	/** A cover has none. */
	readonly heading?: Runs;
	/** What is said of the whole, before its parts. */
	readonly note?: Runs;
	readonly parts: readonly { readonly title?: Runs; readonly blocks: readonly Block[] }[];
};

export type Paper = {
	readonly form: Form;
	/** Says nothing of a crime: a reader shows it as the name of the window. */
	readonly title: string;
	readonly sheets: readonly Sheet[];
	/** It may take twice as many sides as its form has, rather than not be: nobody knows how long hers is. */
	readonly mayGrow?: boolean;
};
