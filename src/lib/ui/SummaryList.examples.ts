import type SummaryList from './SummaryList.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of SummaryList. */
export const examples: Examples<typeof SummaryList> = {
	callback: {
		rows: [
			{ label: 'Number', value: '07700 900 461', ref: true, href: '/gallery?number' },
			{
				label: 'Safe times',
				value: 'In the morning\nIn the evening',
				href: '/gallery?times'
			},
			{ label: 'Say first', value: 'أنا من المكتبة', href: '/gallery?word' },
			{ label: 'Language', value: 'Polski' }
		]
	}
};
