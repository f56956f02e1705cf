import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
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
