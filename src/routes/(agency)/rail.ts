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

const signedIn: RailItem = { say: 'agency.nav.in', href: '/agency/signed-in' };

/** The rail of somebody of an agency; only people of a force give pages. What they did not come for opens at a press. */
export function placesFor({ gives }: { readonly gives: boolean }): Places {
	const [first, ...others] = [...(gives ? giving : []), ...sending, signedIn];
	return {
		label: t('agency.nav.label'),
		work: first ? [first] : [],
		rest: [{ title: t('agency.nav.label'), items: others }],
		counts: {}
	};
}
