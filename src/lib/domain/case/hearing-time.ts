/** When a hearing is: the days it sits, as far as they were told, and the last day it may fall on. */
import { addDays, addWorkingDays } from '#lib/domain/calendar.ts';
import type { Day, HearingTime, Sitting } from '#lib/domain/event.ts';

/** The days a hearing sits, in their order; none where only its weeks were told. */
export function sittingsOf(when: HearingTime | undefined): readonly Sitting[] {
	if (when?.kind !== 'day') return [];
	const { on, startsAt, alsoOn = [] } = when;
	return [{ on, ...(startsAt === undefined ? {} : { startsAt }) }, ...alsoOn];
}

/** On how many days a hearing is planned to sit: those that were told, or more of which no day was. */
export function dayCount(when: HearingTime | undefined): number {
	const about = when?.kind === 'day' ? (when.about ?? 0) : 0;
	return Math.max(about, sittingsOf(when).length);
}

/** The last day a hearing may fall on: the last it sits, or the Friday of its last week. */
export function lastDayOf(when: HearingTime): Day {
	if (when.kind === 'week-of') return addDays(when.on, 7 * when.weeks - 3);
	const told = when.alsoOn?.at(-1)?.on ?? when.on;
	const expected = when.about ? addWorkingDays(when.on, when.about - 1) : told;
	return expected > told ? expected : told;
}

/** Whether two begin on the same date; neither the time of day nor the days after the first matter. */
export function isSameDate(one: HearingTime | undefined, other: HearingTime | undefined): boolean {
	if (!one || !other) return one === other;
	if (one.kind !== other.kind || one.on !== other.on) return false;
	return one.kind === 'day' || lastDayOf(one) === lastDayOf(other);
}

/** Whether two are the same to the hour, on each of their days. */
export function isSameTime(one: HearingTime | undefined, other: HearingTime | undefined): boolean {
	const all = (when: HearingTime | undefined) =>
		sittingsOf(when).map(({ on, startsAt = '' }) => `${on} ${startsAt}`);
	return (
		isSameDate(one, other) &&
		dayCount(one) === dayCount(other) &&
		all(one).join() === all(other).join()
	);
}

/** Whether a fixed day lies in the weeks that were planned. */
export function isWithin(when: HearingTime | undefined, planned: HearingTime): boolean {
	if (when?.kind !== 'day' || planned.kind !== 'week-of') return false;
	return planned.on <= when.on && when.on <= lastDayOf(planned);
}

/** The days of a hearing that are left on a day; as it was where all that were told have passed. */
export function leftOf(when: HearingTime, today: Day): HearingTime {
	const [first, ...alsoOn] = sittingsOf(when).filter(({ on }) => on >= today);
	return first ? { kind: 'day', ...first, ...(alsoOn.length > 0 ? { alsoOn } : {}) } : when;
}

/** A hearing that goes on with the days a court names now, after those on which it sat before them. */
export function goneOn(before: HearingTime, now: HearingTime): HearingTime {
	const [first, ...past] = sittingsOf(before).filter(({ on }) => on < now.on);
	if (!first || now.kind !== 'day') return now;
	return { kind: 'day', ...first, alsoOn: [...past, ...sittingsOf(now)] };
}

/** How far a hearing of several days is on a day; nothing for one of a single day, or before and after it. */
export type Course = {
	/** Which of its days the day is; nothing where it does not sit then, or nobody told us. */
	readonly nth?: number;
	readonly of: number;
	/** The next day it sits after that one, as far as it was told. */
	readonly next?: Sitting;
	readonly last: Day;
};

/** How far a hearing of several days is on a day. */
export function courseOn(when: HearingTime | undefined, today: Day): Course | undefined {
	const all = sittingsOf(when);
	if (!when || dayCount(when) < 2 || today < when.on || lastDayOf(when) < today) return undefined;
	const nth = all.findIndex(({ on }) => on === today) + 1;
	const next = all.find(({ on }) => on > today);
	return {
		...(nth > 0 ? { nth } : {}),
		of: dayCount(when),
		...(next ? { next } : {}),
		last: lastDayOf(when)
	};
}
