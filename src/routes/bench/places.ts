/** Where one can go from every page of staff; each room of staff has its own rows. */
import type { StaffKey } from '#lib/i18n/words.ts';

/** What is counted for whoever sits there. */
export type Counts = Readonly<
	Partial<Record<'due' | 'late' | 'people' | 'messages' | 'free', number>>
>;

export type RailItem = {
	readonly say: StaffKey;
	readonly href: string;
	/** What waits there, where it is counted. */
	readonly count?: 'due' | 'people' | 'messages' | 'free';
	/** What begins with this address belongs to it too. */
	readonly holds?: string;
};

export type Places = {
	/** What the whole is called. */
	readonly label: string;
	/** Where to work: at the top of the rail, and on a small screen the bar. */
	readonly work: readonly RailItem[];
	/** The rest, under the heading of each. */
	readonly rest: readonly { readonly title: string; readonly items: readonly RailItem[] }[];
	readonly counts: Counts;
};

/** Which of these the page is at: the longest whose address it begins with. */
export function hereOf(
	{ pathname, search }: Pick<URL, 'pathname' | 'search'>,
	{ work, rest }: Pick<Places, 'work' | 'rest'>
): string | undefined {
	const all = [...work, ...rest.flatMap(({ items }) => items)];
	const under = (begin: string) => `${pathname}/`.startsWith(`${begin}/`);
	return all
		.filter(({ href }) => href === pathname + search || under(href))
		.concat(all.filter(({ holds }) => holds !== undefined && under(holds)))
		.toSorted((a, b) => (b.holds ?? b.href).length - (a.holds ?? a.href).length)[0]?.href;
}
