import type AboutUs from './AboutUs.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of AboutUs. */
export const examples: Examples<typeof AboutUs> = {
	links: {
		links: [
			{ href: '/gallery?1', title: 'About us' },
			{ href: '/gallery?2', title: 'Privacy' }
		]
	}
};
