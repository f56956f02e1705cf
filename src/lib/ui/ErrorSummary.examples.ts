import type ErrorSummary from './ErrorSummary.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of ErrorSummary. */
export const examples: Examples<typeof ErrorSummary> = {
	// Only one thing on a page may take the focus, and here there are many.
	two: {
		takesFocus: false,
		errors: [
			{ field: 'phone', text: 'Write a number we can call' },
			{ field: 'time', text: 'Pick at least one time that is safe' }
		]
	},
	none: { errors: [] }
};
