import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Report } from '#lib/server/begin/reports.ts';
import type { Asked } from '#lib/server/begin/safe-ways.ts';

/** What becomes of the leaflet of a report by the way that was marked, in a sentence. */
export function sayLeaflet(
	{ way, standing }: Pick<Asked, 'way' | 'standing'>,
	now: Instant
): string {
	const { state, at } = standing;
	const isLate = state === 'waits' && at < now;
	return t(`give.safe.${isLate ? 'stuck' : state}`, {
		way: t(`give.safe.way.${way}`),
		day: sayDay('en', dayOf(at), 'plain')
	});
}

/** How many reports wait in each unit, the most first, and those of the one that was asked for; nobody's go by ''. */
export function byUnit(waiting: readonly Report[], asked: string | null) {
	const groups = Map.groupBy(waiting, ({ unit = '' }) => unit);
	const counted = [...groups].map(([unit, { length: count }]) => ({ unit, count }));
	const shown = asked === null ? undefined : groups.get(asked);
	return {
		unit: shown ? asked : null,
		// Where no system says any unit there is nothing to choose from.
		units: [...groups.keys()].some(Boolean)
			? counted.toSorted((one, other) => other.count - one.count)
			: [],
		shown: shown ?? waiting
	};
}
