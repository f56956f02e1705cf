import type Picture from './Picture.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Picture. */
export const examples: Examples<typeof Picture> = {
	call: { of: 'call' },
	court: { of: 'court' },
	screen: { of: 'screen' }
};
