/** How often the courts are asked about a case: the nearer a hearing, the more often, and not at all once it has ended. */
import { dayOf, daysBetween } from '#lib/domain/calendar.ts';
import { defendants, hasEnded } from '#lib/domain/case/defendant.ts';
import { nextHearing } from '#lib/domain/case/hearing.ts';
import { standing, type Event, type Instant } from '#lib/domain/event.ts';

const minute = 60_000;
const hour = 60 * minute;

/** By how many days a hearing is away at most, the nearest first. */
const rows = [
	{ within: 1, wait: 30 * minute },
	{ within: 7, wait: 3 * hour },
	{ within: 28, wait: 12 * hour }
] as const;
const otherwise = 24 * hour;

/** How long to wait before the courts are asked about this case again; nothing where it has ended. */
export function waitFor(events: readonly Event[], now: Instant): number | undefined {
	const today = dayOf(now);
	const next = nextHearing(events, today);
	if (!next) return hasCome(events) ? undefined : otherwise;
	const on = next.now.when?.on;
	if (on === undefined) return otherwise;
	const away = daysBetween(today, on);
	return rows.find(({ within }) => away <= within)?.wait ?? otherwise;
}

// With a hearing still to come a case goes on, whatever was decided.
function hasCome(events: readonly Event[]): boolean {
	return defendants(standing(events)).every(hasEnded);
}
