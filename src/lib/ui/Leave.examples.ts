import type Leave from './Leave.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Leave. */
export const examples: Examples<typeof Leave> = {
	leave: { way: { act: '#main', calm: '#main' } }
};
