import type Top from './Top.svelte';
import type { Examples } from './example.ts';
import { places } from './navigation.ts';

const leave = { act: '#main', calm: '#main' };

/** What the gallery shows of Top. */
export const examples: Examples<typeof Top> = {
	victim: (lang) => ({
		home: '/home',
		leave,
		places: places('victim', lang, '/home'),
		label: 'An example'
	}),
	bare: { home: '/', leave, places: [] }
};
