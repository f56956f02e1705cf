/** When a message is read next: while her advocate is at work, or whoever stands in; nothing is promised that no rota says. */
import type { Instant } from '#lib/domain/event.ts';

export type Span = { readonly from: Instant; readonly to: Instant };

/** When an advocate works, and when not, with the work of whoever stands in then. */
export type Rota = {
	readonly shifts: readonly Span[];
	readonly away: readonly (Span & { readonly cover: readonly Span[] })[];
};

export type NextRead =
	| { readonly when: 'at-work'; readonly until: Instant; readonly by: Reader }
	| { readonly when: 'next'; readonly at: Instant; readonly by: Reader }
	| { readonly when: 'not-known' };
/** Her own advocate, or who stands in. */
export type Reader = 'own' | 'cover';

/** The first moment from now on at which somebody who may read it is at work. */
export function nextRead({ shifts, away }: Rota, now: Instant): NextRead {
	const own = shifts
		.flatMap((shift) => without(shift, away))
		.map((span) => ({ ...span, by: 'own' as const }));
	const cover = away
		.flatMap((gone) => gone.cover.map((shift) => within(shift, gone)))
		.map((span) => ({ ...span, by: 'cover' as const }));
	const first = [...own, ...cover]
		.filter(({ from, to }) => to > now && from < to)
		.toSorted((one, other) => one.from - other.from || other.to - one.to)[0];
	if (!first) return { when: 'not-known' };
	const { from, to, by } = first;
	return from <= now ? { when: 'at-work', until: to, by } : { when: 'next', at: from, by };
}

/** What is left of a span beside others. */
function without(span: Span, others: readonly Span[]): Span[] {
	return others.reduce<Span[]>(
		(left, gone) =>
			left.flatMap(({ from, to }) =>
				[
					{ from, to: Math.min(to, gone.from) },
					{ from: Math.max(from, gone.to), to }
				].filter((one) => one.from < one.to)
			),
		[span]
	);
}

function within({ from, to }: Span, other: Span): Span {
	return { from: Math.max(from, other.from), to: Math.min(to, other.to) };
}
