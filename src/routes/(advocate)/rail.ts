import type { StaffKey } from '#lib/i18n/words.ts';

/** What the desk counts for whoever sits at it. */
export type Counts = Readonly<Record<'due' | 'late' | 'people' | 'messages' | 'free', number>>;

export type RailItem = {
	readonly say: StaffKey;
	readonly href: string;
	/** What waits there, where it is counted. */
	readonly count?: 'due' | 'people' | 'messages' | 'free';
};

/** Where to work: at the top of the rail, and on a small screen the bar. */
export const work: readonly RailItem[] = [
	{ say: 'bench.today', href: '/desk', count: 'due' },
	{ say: 'bench.people', href: '/desk/people', count: 'people' },
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

/** Which of these the page is at: the longest whose address it begins with. */
export function hereOf({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | undefined {
	const all = [...work, ...rest.flatMap(({ items, led = [] }) => [...items, ...led])];
	return all
		.map(({ href }) => href)
		.filter((href) => href === pathname + search || `${pathname}/`.startsWith(`${href}/`))
		.toSorted((a, b) => b.length - a.length)[0];
}
