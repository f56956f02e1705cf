/** What the first page says on a phone that others use: how much there is, and nothing of what it is. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Event, HearingTime, Instant } from '#lib/domain/event.ts';
import { safetyNews, type Choices, type Waiting } from './gate.ts';
import { isAhead } from '#lib/domain/case/hearing-state.ts';
import { hearings, ownDateOf } from '#lib/domain/case/hearing.ts';
import { lastDayOf, leftOf } from '#lib/domain/case/hearing-time.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

export type Glance = {
	/** Whether something on her page is for today. */
	readonly today: boolean;
	/** How many dates in court are planned. */
	readonly dates: number;
};

type Seen = {
	readonly events: readonly Event[];
	readonly choices: Choices;
	readonly waiting?: Waiting;
	/** Whether somebody asked for a new way into her page: she may have to stop it. */
	readonly askedFor?: boolean;
};

/** Counts what her page holds: dates that are still to come, and whether today is one of hers. */
export function glance({ events, choices, waiting, askedFor }: Seen, now: Instant): Glance {
	const today = dayOf(now);
	const asks = waiting !== undefined && waiting.choice === undefined;
	const dates = comingDays(events, today);
	const isToday =
		asks ||
		askedFor === true ||
		safetyNews(events, choices, now).length > 0 ||
		dates.includes(today) ||
		ownDates(events, { now }).some(({ best, until }) => best === today || until === today);
	return { today: isToday, dates: dates.length };
}

function comingDay(when: HearingTime, today: Day): Day {
	const { kind, on } = leftOf(when, today);
	return kind === 'day' && on >= today ? on : lastDayOf(when);
}

/** The day of each date to come, of some weeks the last; a day she told us that the court has not planned is one of them. */
function comingDays(events: readonly Event[], today: string): string[] {
	if (tracker(events).ended) return [];
	const planned = hearings(events)
		.filter(isAhead)
		.flatMap(({ now: { when } }) => (when ? [comingDay(when, today)] : []));
	const given = events.flatMap((event) => ownDateOf(event) ?? []);
	return [...new Set([...planned, ...given])].filter((day) => day >= today);
}
