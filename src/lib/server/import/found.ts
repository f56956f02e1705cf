/** What stands in a row of a file, before anybody has looked at it. */

/** Something to know of a row, and in which column. */
export type Note = { readonly column: string; readonly detail: string };
/** A row by its number in the file, as it was found: an event that nobody has looked at yet, or why there is none. */
export type Found = { readonly row: number } & (
	| { readonly event: Readonly<Record<string, unknown>> }
	| { readonly faults: readonly Note[] }
);
