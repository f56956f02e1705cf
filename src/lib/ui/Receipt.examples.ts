import type Receipt from './Receipt.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Receipt. */
export const examples: Examples<typeof Receipt> = {
	call: {
		title: 'We have your request',
		promise: 'Somebody calls you <b>by Friday 27 November</b>, between 9 am and noon.',
		reference: 'R4-7KQ',
		about: 'Keep this number.',
		picture: 'call',
		part: 'promise',
		state: 'waiting'
	}
};
