import type Rows from './Rows.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Rows. */
export const examples: Examples<typeof Rows> = {
	two: {
		items: [
			{
				href: '/gallery?1',
				title: 'Rules that protect you',
				note: 'There are rules they must keep.'
			},
			{ href: '/gallery?2', title: 'Your rights' }
		]
	}
};
