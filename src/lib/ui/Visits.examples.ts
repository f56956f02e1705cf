import type { Examples } from './example.ts';
import type Visits from './Visits.svelte';

const began = Date.parse('2026-11-24T15:20:00Z');
const seen = Date.parse('2026-11-24T15:40:00Z');

export const examples: Examples<typeof Visits> = {
	'here alone': (lang) => ({ lang, visits: [{ name: 'here', isThis: true, began, seen }] }),
	'also elsewhere': (lang) => ({
		lang,
		visits: [
			{ name: 'here', isThis: true, began, seen },
			{ name: 'elsewhere', isThis: false, began: began - 3_600_000, seen: began }
		]
	})
};
