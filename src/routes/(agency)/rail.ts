import { t } from '#lib/i18n/staff-words.ts';
import type { Places, RailItem } from '../bench/places.ts';

const giving: readonly RailItem[] = [
	{ say: 'give.title', href: '/agency/give' },
	{ say: 'pack.title', href: '/agency/packs' },
	{ say: 'papers.title', href: '/agency/list' }
];
const sending: readonly RailItem[] = [
	{ say: 'agency.asks.title', href: '/agency/asks' },
	{ say: 'agency.nav.sent', href: '/agency' },
	{ say: 'agency.file.title', href: '/agency/file' }
];

/** The rail of somebody of an agency; only people of a force give pages. */
export function placesFor({ gives }: { readonly gives: boolean }): Places {
	return {
		label: t('agency.nav.label'),
		work: [
			...(gives ? giving : []),
			...sending,
			{ say: 'agency.nav.in', href: '/agency/signed-in' }
		],
		rest: [],
		counts: {}
	};
}
