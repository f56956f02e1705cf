/** A day in court for her own calendar: when it begins where that was told, under words that she chose, and nothing else. */
import type { Reminder } from '#lib/domain/clock/reminder.ts';
import { dayKey } from './court-day.ts';
import type { Listing } from './hearing-state.ts';
import { lastDayOf, sittingsOf } from './hearing-time.ts';

/** What a calendar may call a day in court; the first tells nobody anything. */
export const calendarNames = ['reminder', 'appointment', 'court'] as const;

/** An entry for each day it sits; none where no date is known. One that moved takes the place of the one before. */
export function courtReminders(
	{ hearing, now: { when }, before, changed }: Listing,
	summary: string
): Reminder[] {
	if (!when) return [];
	const uid = dayKey(hearing);
	const rest = { sequence: before.length + changed.length, summary, remindDaysBefore: [7, 1] };
	if (when.kind === 'week-of')
		return [{ uid: `${uid}@reminder.invalid`, on: when.on, until: lastDayOf(when), ...rest }];
	return sittingsOf(when).map((sitting, nth) => ({
		uid: `${nth === 0 ? uid : `${uid}-${nth + 1}`}@reminder.invalid`,
		...sitting,
		...rest
	}));
}
