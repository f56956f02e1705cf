import { t } from '#lib/i18n/staff-words.ts';
import type { StaffKey } from '#lib/i18n/words.ts';
import type { Counts, Places, RailItem } from '../bench/places.ts';

type Desk = {
	readonly leads: boolean;
	readonly team?: string | undefined;
	readonly counts: Counts;
};

/** Where to work: at the top of the rail, and on a small screen the bar. */
export const work: readonly RailItem[] = [
	{ say: 'bench.today', href: '/desk', count: 'due' },
	{ say: 'bench.people', href: '/desk/people', count: 'people', holds: '/desk/notes' },
	{ say: 'bench.messages', href: '/desk/messages', count: 'messages' },
	{ say: 'queue.show.take', href: '/desk?show=take', count: 'free' }
];

/** The rest, under the heading of each; `led` is for supervisors. */
export const rest: readonly {
	readonly say: StaffKey;
	readonly items: readonly RailItem[];
	readonly led?: readonly RailItem[];
}[] = [
	{
		say: 'bench.team',
		led: [
			{ say: 'bench.board', href: '/desk/board' },
			{ say: 'bench.rota', href: '/desk/team/rota' },
			{ say: 'staff.team.title', href: '/desk/team' }
		],
		items: [
			{ say: 'desk.nav.requests', href: '/desk/asked' },
			{ say: 'desk.contacts', href: '/desk/contacts' }
		]
	},
	{
		say: 'bench.lookUp',
		items: [
			{ say: 'bench.services', href: '/help' },
			{ say: 'bench.rights', href: '/rights' }
		]
	},
	{
		say: 'bench.doing',
		items: [
			{ say: 'opening.title', href: '/desk/begin' },
			{ say: 'letting.link', href: '/desk/letting-in' },
			{ say: 'desk.back.link', href: '/desk/back' },
			{ say: 'desk.data.link', href: '/desk/requests' }
		]
	}
];

/** The rail of somebody at the desk. */
export function placesFor({ leads, team, counts }: Desk): Places {
	return {
		label: t('bench.nav'),
		work,
		rest: rest.map(({ say, items, led = [] }) => ({
			title: say === 'bench.team' && team ? team : t(say),
			items: leads ? [...led, ...items] : items
		})),
		counts
	};
}
