import type Numbers from './Numbers.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Numbers. */
export const examples: Examples<typeof Numbers> = {
	free: {
		who: 'Victim Support',
		number: '0808 168 9111',
		note: 'Free, day and night, every day.'
	},
	bare: { who: 'The police, when it is not urgent', number: '101' }
};
