import { t } from '#lib/i18n/staff-words.ts';
import type { StaffKey } from '#lib/i18n/words.ts';
import type { Counts, Places, RailItem } from '../bench/places.ts';

const work: readonly RailItem[] = [{ say: 'today.title', href: '/today', count: 'due' }];

/** On a small screen they open at a press: seven in a row took a third of it. */
const rest: readonly { readonly say: StaffKey; readonly items: readonly RailItem[] }[] = [
	{
		say: 'today.rail.change',
		items: [
			{ say: 'stops.title', href: '/today/stops' },
			{ say: 'keeping.words.title', href: '/today/words' },
			{ say: 'corrections.title', href: '/today/corrections' },
			{ say: 'today.rail.withdraw', href: '/today/withdraw' }
		]
	},
	{
		say: 'today.rail.see',
		items: [
			{ say: 'today.rail.agencies', href: '/today/agencies' },
			{ say: 'keeping.staff.title', href: '/today/staff' },
			{ say: 'keeping.use.title', href: '/today/use' }
		]
	}
];

/** The rail of a keeper. */
export function placesFor(counts: Counts): Places {
	return {
		label: t('today.rail.label'),
		work,
		rest: rest.map(({ say, items }) => ({ title: t(say), items })),
		counts
	};
}
