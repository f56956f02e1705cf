import type BeforeYouGoOn from './BeforeYouGoOn.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of BeforeYouGoOn. */
export const examples: Examples<typeof BeforeYouGoOn> = { first: { more: '#main' } };
