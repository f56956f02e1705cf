/** The forms a leaflet is printed in: a row is all that another form needs. */

/**
 * How a leaflet is printed. One sheet of A4, on both sides, to be folded between its columns, in the largest letters by
 * which it stays one; or in large print, which begins at 18 points (UK Association for Accessible Formats), on as many
 * sides as it takes. Sizes are in points, margins in millimetres.
 */
export const forms = {
	a4: {
		columns: 2,
		margin: 12,
		sides: 2,
		sizes: [14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9]
	},
	large: { columns: 1, margin: 18, sides: undefined, sizes: [18] }
} as const satisfies Record<string, FormRow>;
export type Form = keyof typeof forms;

/** How one form is laid out. */
export type FormRow = {
	readonly columns: number;
	readonly margin: number;
	/** How many sides a sheet of it may take. */
	readonly sides: number | undefined;
	readonly sizes: readonly number[];
};
