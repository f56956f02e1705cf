/** When somebody of staff is at work: out of their hours nothing on the desk moves by itself. */
import { dayOf, isBankHoliday, minuteOfDay, weekdayOf } from '#lib/domain/calendar.ts';
import { isStaffed } from '#lib/domain/call/call.ts';
import type { Hours } from '#lib/domain/reach/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';

export type Span = { readonly from: Instant; readonly to: Instant };
export type Rota = {
	/** This one's own shifts; nothing at all where the team keeps none. */
	readonly shifts: readonly Span[] | undefined;
	readonly absences: readonly Span[];
	/** When the team answers; none where nobody has said. */
	readonly hours: readonly Hours[];
};

/** Whether somebody is at work: in a shift; without shifts in the team's hours; without those from 9 to 5. */
export function isAtWork({ shifts, absences, hours }: Rota, now: Instant): boolean {
	if (isIn(absences, now)) return false;
	if (shifts) return isIn(shifts, now);
	return hours.length > 0 ? isOpen(hours, now) : isStaffed(now);
}

function isIn(spans: readonly Span[], now: Instant): boolean {
	return spans.some(({ from, to }) => from <= now && now < to);
}

function isOpen(hours: readonly Hours[], now: Instant): boolean {
	const day = dayOf(now);
	const minute = minuteOfDay(now);
	return (
		!isBankHoliday(day) &&
		hours.some(
			({ weekday, from, to }) => weekday === weekdayOf(day) && from <= minute && minute < to
		)
	);
}
