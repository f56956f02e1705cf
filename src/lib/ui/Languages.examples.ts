import type Languages from './Languages.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Languages. */
export const examples: Examples<typeof Languages> = {
	links: { tongues: ['en', 'pl', 'ar'], lang: 'en', path: '/rights', as: 'links' },
	form: { tongues: ['en', 'ar'], lang: 'ar', path: '/home', as: 'form' }
};
