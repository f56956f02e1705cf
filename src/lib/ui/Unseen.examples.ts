import type Unseen from './Unseen.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Unseen. */
export const examples: Examples<typeof Unseen> = {
	title: { about: 'The trial' },
	number: { about: 'Call <ref>101</ref>' }
};
