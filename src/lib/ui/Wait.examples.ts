import type Wait from './Wait.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Wait. */
export const examples: Examples<typeof Wait> = {
	half: {
		bars: [
			{ kind: 'yours', text: 'You have waited 3 months', share: 50 },
			{ kind: 'usual', text: 'Half of cases wait more than 6 months', share: 100 }
		],
		source: 'For Crown Court trials in England and Wales, April to June 2025.'
	}
};
