import type UsualWait from './UsualWait.svelte';
import type { Examples } from './example.ts';

const link = { href: 'https://www.gov.uk/', text: 'Where the figures come from' };
const source =
	'From charge to end, in the Crown Court, England and Wales, April to June 2025. Newer figures exist.';

/** What the gallery shows of UsualWait. */
export const examples: Examples<typeof UsualWait> = {
	shorter: {
		bars: [
			{ kind: 'yours', text: 'So far: 126 days since the charge.', share: 70 },
			{
				kind: 'usual',
				text: 'All crimes together: half of cases took longer than 179 days.',
				share: 100
			}
		],
		sentences: ['This does not tell you how long your case will take.'],
		source,
		link
	},
	longer: {
		bars: [
			{ kind: 'yours', text: 'So far: 412 days since the charge.', share: 100 },
			{
				kind: 'usual',
				text: 'All crimes together: half of cases took longer than 179 days.',
				share: 43
			}
		],
		sentences: [
			'Your case is taking longer than half of those cases. You can ask why.',
			'This does not tell you how long your case will take.'
		],
		source,
		link,
		state: 'longer'
	},
	begun: {
		bars: [
			{ kind: 'yours', text: 'So far: 0 days since the charge.', share: 0 },
			{
				kind: 'usual',
				text: 'All crimes together: half of cases took longer than 179 days.',
				share: 100
			}
		],
		sentences: ['This does not tell you how long your case will take.'],
		source,
		link
	}
};
