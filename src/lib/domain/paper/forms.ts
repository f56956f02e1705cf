/** The forms a leaflet is printed in, all on A4. One that holds the leaflet is offered to everybody, and to her with her dates. */

/**
 * How a leaflet is printed. One sheet of A4, on both sides, to be folded between its columns, in the largest letters by
 * which it stays one; or in large print, which begins at 18 points (UK Association for Accessible Formats), on as many
 * sides as it takes; or in easy words, a side for each of their pages. Sizes are in points, margins in millimetres.
 */
export const forms = {
	a4: {
		name: 'leaflet.title',
		kind: 'A4, PDF',
		holds: 'leaflet',
		columns: 2,
		margin: 12,
		sides: 2,
		sizes: [14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9]
	},
	large: {
		name: 'needs.language.large-print',
		kind: 'PDF',
		holds: 'leaflet',
		columns: 1,
		margin: 18,
		sides: undefined,
		sizes: [18]
	},
	easy: {
		name: 'needs.language.easy-read',
		kind: 'PDF',
		holds: 'easy-words',
		columns: 1,
		margin: 15,
		sides: 1,
		sizes: [18, 17.5, 17, 16.5, 16]
	}
} as const satisfies Record<string, FormRow>;
export type Form = keyof typeof forms;
export const formNames = Object.keys(forms) as Form[];
/** Those of the leaflet, which every language has. */
export const leafletForms = formNames.filter((form) => forms[form].holds === 'leaflet');

/** How one form is laid out. */
export type FormRow = {
	/** The name of the sentence that it goes by. */
	readonly name: string;
	/** What a file of it is. */
	readonly kind: string;
	/** Its words: those of the leaflet, or the pages in easy words, which not every language has. */
	readonly holds: 'leaflet' | 'easy-words';
	/** With one its sides are numbered; with two it is folded between them. */
	readonly columns: number;
	readonly margin: number;
	/** How many sides a sheet of it may take. */
	readonly sides: number | undefined;
	readonly sizes: readonly number[];
};
