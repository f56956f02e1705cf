import type AboutUs from './AboutUs.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of AboutUs. */
export const examples: Examples<typeof AboutUs> = {
	links: { lang: 'en' }
};
