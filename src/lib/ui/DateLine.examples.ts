import type DateLine from './DateLine.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of DateLine. */
export const examples: Examples<typeof DateLine> = {
	trial: {
		on: 'Tuesday 2 March 2027',
		datetime: '2027-03-02',
		title: 'The trial, at Snaresbrook Crown Court',
		note: 'Trial dates often move.'
	},
	alone: { on: 'Friday 4 December 2026', datetime: '2026-12-04' }
};
