import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { keptOf, waitOf, type AskedFor } from '#lib/server/call/kept.ts';
import { sayGap } from '../rows.ts';

/** The numbers of the last four weeks; each leads to the calls that it counts, or to whose waits it is one of. */
export const numbers = ['asked', 'spoken', 'missed', 'half', 'longest'] as const;
export type Of = (typeof numbers)[number];

/** So many lines stand under a number at once. */
const mostListed = 100;

/** What is said of the calls of four weeks: each number, and the list behind the one that was pressed. */
export function waitsOf(
	calls: readonly AskedFor[],
	asked: string | null,
	nameOf: (person: string) => string
) {
	const kept = keptOf(calls);
	const of = numbers.find((one) => one === asked);
	const listed = of ? callsOf(calls, of) : [];
	return {
		kept: numbers.flatMap((one) => {
			const value = kept[one];
			if (value === undefined) return [];
			const isLength = one === 'half' || one === 'longest';
			return { of: one, value: isLength ? sayGap(value) : String(value) };
		}),
		of: of && {
			what: of,
			more: Math.max(0, listed.length - mostListed),
			lines: listed.slice(0, mostListed).map((one) => sayCall(one, nameOf))
		}
	};
}

/** The calls that one of the numbers counts; where it is a length of time, those spoken to, the longest wait first. */
function callsOf(calls: readonly AskedFor[], of: Of): AskedFor[] {
	switch (of) {
		case 'asked':
			return [...calls];
		case 'missed':
			return calls.filter(({ missedAt }) => missedAt !== undefined);
		case 'spoken':
			return calls.filter((one) => waitOf(one) !== undefined);
		case 'half':
		case 'longest':
			return callsOf(calls, 'spoken').toSorted((a, b) => waitOf(b)! - waitOf(a)!);
	}
}

function sayCall(one: AskedFor, nameOf: (person: string) => string) {
	const { id, askedAt, missedAt, who, mayOpen } = one;
	return {
		id,
		asked: t('board.waits.line.asked', at(askedAt)),
		said: [
			...(missedAt === undefined ? [] : [t('board.waits.line.missed', at(missedAt))]),
			sayEnd(one)
		],
		who: who && { person: who, name: nameOf(who) },
		opens: mayOpen
	};
}

function sayEnd(one: AskedFor): string {
	const wait = waitOf(one);
	if (wait !== undefined && one.spokeAt !== undefined)
		return t('board.waits.line.spoken', { ...at(one.spokeAt), gap: sayGap(wait) });
	if (one.promised !== undefined)
		return one.promised < (one.missedAt ?? 0)
			? t('board.waits.line.late')
			: t('board.waits.line.open', at(one.promised));
	return t(one.isEnded ? 'board.waits.line.ended' : 'board.waits.line.closed');
}

function at(instant: Instant) {
	return { day: sayDay('en', dayOf(instant), 'short'), time: sayTime('en', instant) };
}
