import type Differences from './Differences.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Differences. */
export const examples: Examples<typeof Differences> = {
	day: {
		title: 'Where an office says something different',
		lead: 'We keep both. Your page uses what the office says.',
		items: [
			{
				kind: 'suspect-arrested',
				about: 'day',
				title: 'The police arrested someone',
				sentences: [
					'You told us: Tuesday 3 March 2026. Thamesgate Police says: Thursday 5 March 2026.'
				]
			}
		]
	},
	several: {
		title: 'Where an office says something different',
		lead: 'We keep both. Your page uses what the office says.',
		items: [
			{
				kind: 'hearing-listed',
				about: 'date',
				title: 'A date was set for the trial',
				sentences: [
					'You told us: Tuesday 11 May 2027. The court says: Tuesday 2 March 2027.',
					'Ask the Witness Care Unit which date is right before you travel.'
				]
			},
			{
				kind: 'verdict-given',
				about: 'outcome',
				title: 'The court said: guilty',
				sentences: [
					'You told us: The court said: guilty (Tuesday 3 March 2026). The court says: The court gave its decision (Tuesday 3 March 2026).'
				]
			}
		]
	}
};
