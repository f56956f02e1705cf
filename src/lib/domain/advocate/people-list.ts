/** Which of an advocate's people a list shows, and in which order: by what is said of each line, and nothing else. */
import type { Instant } from '#lib/domain/event.ts';
import { inOrder, type Standing } from './my-people.ts';

type Line = Standing & {
	readonly isOpen: boolean;
	readonly name?: string;
	readonly givenAt: Instant;
	/** When one of us last spoke with her, or noted that there was contact. */
	readonly spokenAt?: Instant;
};

/** In court this week, an agency late, news unread, nobody spoke with her for three weeks. */
export const filters = ['court', 'late', 'news', 'silent'] as const;
export type Filter = (typeof filters)[number];
/** What cannot wait first; by name; whoever was spoken with longest ago first. */
export const orders = ['urgent', 'name', 'spoken'] as const;
export type Order = (typeof orders)[number];

const threeWeeks = 21 * 24 * 60 * 60_000;

/** Since when nobody has spoken with her: since she was given, where nobody has at all. */
export function silentSince({ spokenAt, givenAt }: Pick<Line, 'spokenAt' | 'givenAt'>): Instant {
	return Math.max(spokenAt ?? 0, givenAt);
}

const holds: Readonly<Record<Filter, (line: Line, now: Instant) => boolean>> = {
	court: ({ signs }) => signs.includes('hearing'),
	late: ({ signs }) => signs.includes('late'),
	news: ({ signs }) => signs.includes('bad-news'),
	silent: (line, now) => now - silentSince(line) >= threeWeeks
};

/** How many lines each filter would show. */
export function countsOf(lines: readonly Line[], now: Instant): Readonly<Record<Filter, number>> {
	const count = (filter: Filter) => lines.filter((line) => holds[filter](line, now)).length;
	return {
		court: count('court'),
		late: count('late'),
		news: count('news'),
		silent: count('silent')
	};
}

/** The lines that a filter shows, or all of them, in an order. */
export function listed<One extends Line>(
	lines: readonly One[],
	{ only, by }: { readonly only: Filter | undefined; readonly by: Order },
	now: Instant
): One[] {
	const some = only ? lines.filter((line) => holds[only](line, now)) : lines;
	if (by === 'urgent') return inOrder(some);
	if (by === 'spoken') return some.toSorted((a, b) => silentSince(a) - silentSince(b));
	const { compare } = new Intl.Collator('en-GB');
	// Whoever has no name to show stands last.
	return some.toSorted(
		(a, b) => Number(!a.name) - Number(!b.name) || compare(a.name ?? '', b.name ?? '')
	);
}
