import type Safety from './Safety.svelte';
import type { Examples } from './example.ts';

const items = [
	{
		on: 'Wednesday 25 November 2026',
		datetime: '2026-11-25',
		title: 'The court released the defendant on bail, with rules to follow',
		detail:
			'One rule: they must not contact someone. Ask the police or the Witness Care Unit if that is you.',
		source: 'The courts told us on 25 November 2026.',
		kind: 'court-bail-decided'
	}
];

/** What the gallery shows of Safety. */
export const examples: Examples<typeof Safety> = {
	called: {
		items,
		call: 'We will call you about this on Wednesday 25 November, between <ref>11:00 am</ref> and <ref>1:00 pm</ref>.',
		talk: '/gallery?talk',
		done: '/gallery'
	},
	short: {
		items: items.map(({ on, datetime, title }) => ({ on, datetime, title })),
		talk: '/gallery?talk'
	}
};
