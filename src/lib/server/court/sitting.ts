/** When a hearing sits: its days, as far as they can be read, and those on which it did. */
import type { Day, HearingTime, Sitting } from '#lib/domain/event.ts';
import type { Context } from './context.ts';
import { timeOn, weekOf } from './day.ts';
import { flagAt, listAt, textAt, valueAt, wholeAt, type Json, type Notes } from './payload.ts';

/** The days a hearing sits: those that are not cancelled, in whatever order they come, and about how many there are. */
export function whenOf(notes: Notes, hearing: Json): HearingTime | undefined {
	const days = sittingDays(notes, hearing);
	const [first, ...later] = days.map(({ sitting }) => sitting);
	const week = textAt(hearing, 'weekCommencingDate') ?? textAt(hearing, 'weekCommencingStartDate');
	if (!first) return weekOf(week, wholeAt(hearing, 'weekCommencingDurationInWeeks'));
	const about = days.reduce((sum, { lasts }) => sum + lasts, 0);
	return {
		kind: 'day',
		...first,
		...(later.length > 0 ? { alsoOn: later } : {}),
		...(about > days.length && about <= mostDays ? { about } : {})
	};
}

/** The days of which the results show that it sat: those so marked, or else all that are past. */
export function daysSat(context: Context, hearing: Json): Day[] {
	const past = sittingDays(context.notes, hearing).filter(
		({ sitting }) => sitting.on <= context.toldOn
	);
	const marked = past.filter(({ isShared }) => isShared);
	const sat = (marked.length > 0 ? marked : past).map(({ sitting }) => sitting.on);
	return sat.length === 0 && context.heldOn ? [context.heldOn] : sat;
}

// A court's day is planned as six hours at most: what is planned for longer goes on, on days not set yet.
const dayMinutes = 360;
// The longest trials take about a year. More is a slip of the pen.
const mostDays = 250;

type SittingDay = {
	readonly sitting: Sitting;
	/** On how many days it takes what is planned for it. */
	readonly lasts: number;
	readonly isShared: boolean;
};

function sittingDays(notes: Notes, hearing: Json): SittingDay[] {
	const days = listAt(notes, hearing, 'hearingDays')
		.filter((day) => !flagAt(day, 'isCancelled'))
		.flatMap((day) => sittingDay(day))
		.sort((a, b) => a.sitting.on.localeCompare(b.sitting.on) || startOf(a) - startOf(b));
	const byDay = Map.groupBy(days, ({ sitting }) => sitting.on);
	return [...byDay.values()].flatMap(([first, ...again]) =>
		first ? [{ ...first, isShared: [first, ...again].some(({ isShared }) => isShared) }] : []
	);
}

function sittingDay(day: Json): SittingDay[] {
	const time = timeOn(textAt(day, 'sittingDay'));
	if (!time) return [];
	const { kind: _, ...sitting } = time;
	const minutes = wholeAt(day, 'listedDurationMinutes') ?? 1;
	return [
		{
			sitting,
			lasts: Math.max(1, Math.ceil(minutes / dayMinutes)),
			isShared: flagAt(day, 'hasSharedResults')
		}
	];
}

function startOf({ sitting: { startsAt = 0 } }: SittingDay): number {
	return startsAt;
}

/**
 * Whether a hearing names a day or a week that is no real one: its date is then not unknown, only written wrongly, and of
 * several days that one may be the first.
 */
export function isUnread(hearing: Json): boolean {
	const days = valueAt(hearing, 'hearingDays') ?? [];
	if (!Array.isArray(days)) return true;
	if (days.length > 0)
		return days.some((day) => !flagAt(day, 'isCancelled') && !timeOn(textAt(day, 'sittingDay')));
	const week = weekKeys.find((key) => (valueAt(hearing, key) ?? '') !== '');
	return week !== undefined && !weekOf(textAt(hearing, week));
}

const weekKeys = ['weekCommencingDate', 'weekCommencingStartDate'] as const;

/** Whether a hearing had days and every one of them was cancelled. */
export function isCancelled(notes: Notes, hearing: Json): boolean {
	const days = listAt(notes, hearing, 'hearingDays');
	return days.length > 0 && days.every((day) => flagAt(day, 'isCancelled'));
}
