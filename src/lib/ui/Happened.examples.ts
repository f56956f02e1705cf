import { timeline } from '#lib/domain/case/timeline.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import type { Event } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { eventOf, listedAs, roadTo } from './example-roads.ts';
import type Happened from './Happened.svelte';
import type { Examples } from './example.ts';

// Vacated, K: the court expected to run out of time.
const reason = '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8';
const moved: readonly Event[] = [
	listedAs('listed', '2026-04-01', 'trial', '2026-06-10'),
	eventOf('vacated', 'trial-vacated', '2026-05-01', { hearing: 'trial', reason }),
	listedAs('again', '2026-05-04', 'trial', '2026-12-07'),
	listedAs('once-more', '2026-11-02', 'trial', '2027-03-02')
];
const arrest = eventOf('arrest', 'suspect-arrested', '2026-02-17');
const interview = eventOf('interview', 'suspect-interviewed', '2026-02-17');

function said(events: readonly Event[], lang: Language) {
	return timeline(events).map((entry) => sayEntry(entry, { lang, places: true }));
}

/** What the gallery shows of Happened. */
export const examples: Examples<typeof Happened> = {
	moved: (lang) => ({ part: 'happened', items: said(moved, lang) }),
	corrected: (lang) => ({
		items: said([arrest, { ...interview, corrects: arrest.id } as Event], lang)
	}),
	whole: (lang) => ({ items: said(roadTo('conviction-quashed'), lang) }),
	short: (lang) => ({
		short: true,
		items: said(moved, lang).map(({ on, datetime, title }) => ({ on, datetime, title }))
	}),
	written: {
		short: true,
		items: [
			{
				on: '27 November 2026',
				datetime: '2026-11-27',
				title: 'What you wrote: news of the arrest',
				href: '/gallery?1'
			}
		]
	},
	one: { items: [{ on: '14 March 2026', datetime: '2026-03-14', title: 'You reported it' }] }
};
