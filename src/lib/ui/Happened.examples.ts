import type Happened from './Happened.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Happened. */
export const examples: Examples<typeof Happened> = {
	moved: {
		part: 'happened',
		items: [
			{
				on: '17 November 2026',
				datetime: '2026-11-17',
				title: 'The trial was moved from 1 December to 2 March',
				detail: 'The court ran out of time. It is not because of anything you did.',
				source: 'From the court',
				kind: 'hearing-moved'
			},
			{ on: '22 July 2026', datetime: '2026-07-22', title: 'A person was charged' }
		]
	},
	one: { items: [{ on: '14 March 2026', datetime: '2026-03-14', title: 'You reported it' }] }
};
