/** Which rows of the law, services and figures nobody has checked at their source, or not for too long. */
import { instantOf } from '#lib/domain/calendar.ts';
import { limitsNow } from '#lib/domain/clock/limits-now.ts';
import { ownRulesNow } from '#lib/domain/clock/own-date-rows.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { usualWaitsNow } from '#lib/domain/clock/wait.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { isStale, servicesNow } from '#lib/domain/help/service.ts';
import { stageRowsNow } from '#lib/domain/stage/stage.ts';

type Source = { readonly confidence: string; readonly checkedOn?: Day };

/** The day our rows were written down: what names no day of its own is as old. */
const writtenOn: Day = '2026-11-24';

/** The rows of the Code that we know only from memory, as one thing that waits. */
export function recalled() {
	return unread(dutiesNow().map(({ source }) => source));
}

/** The same of the other rules: of steps, of her own dates, of who is asked next. */
export function recalledRules() {
	return unread([
		...ownRulesNow().map(({ source }) => source),
		...limitsNow().map(({ source }) => source),
		...stageRowsNow().map(({ source }) => source)
	]);
}

function unread(sources: readonly Source[]) {
	const open = sources.filter(({ confidence }) => confidence.startsWith('recalled'));
	return together(open.map(({ checkedOn }) => checkedOn ?? writtenOn));
}

/** The services whose numbers are withheld because their check is too old. */
export function stale(now: Instant) {
	return together(
		servicesNow()
			.filter((one) => isStale(one, now))
			.map(({ checkedOn }) => checkedOn)
	);
}

/** The published figures after which newer ones should have come. */
export function oldFigures(now: Instant) {
	return together(
		usualWaitsNow()
			.map(({ staleAfter }) => staleAfter)
			.filter((day) => instantOf(day) < now)
	);
}

function together(days: readonly Day[]) {
	const oldest = days.toSorted()[0];
	return oldest === undefined ? [] : [{ many: days.length, since: instantOf(oldest) }];
}
