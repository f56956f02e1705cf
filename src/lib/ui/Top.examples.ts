import type Top from './Top.svelte';
import type { Examples } from './example.ts';

const places = [
	{ say: 'common.nav.now', href: '/home', current: 'page' },
	{ say: 'common.nav.dates', href: '/dates', current: undefined },
	{ say: 'common.nav.help', href: '/help', current: undefined },
	{ say: 'common.nav.talk', href: '/talk', current: undefined }
] as const;

const leave = { act: '#main', calm: '#main' };

/** What the gallery shows of Top. */
export const examples: Examples<typeof Top> = {
	victim: { home: '/home', leave, places, label: 'An example' },
	bare: { home: '/', leave, places: [] }
};
