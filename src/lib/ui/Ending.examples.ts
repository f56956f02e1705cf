import type Ending from './Ending.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Ending. */
export const examples: Examples<typeof Ending> = {
	hours: {
		number: '020 7946 0123',
		hours: 'Monday to Friday, 9 am to 5 pm',
		links: [{ href: '/gallery?1', title: 'About us' }]
	},
	child: {
		number: '020 7946 0123',
		hours: 'Monday to Friday, 9 am to 5 pm',
		young: { name: 'Childline', number: '0800 1111' },
		links: []
	}
};
