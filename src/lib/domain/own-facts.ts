/** The three things she can tell us when no agency has: reported, have a date, date moved. */
import { dayOf, isDay } from './calendar.ts';
import { latinDigits } from './digits.ts';
import type { Day, Instant, Telling } from './event.ts';

/** A day as typed in three boxes, in any digits. */
export type TypedDay = { readonly day: string; readonly month: string; readonly year: string };
export type OwnFacts = {
	readonly reported: TypedDay;
	readonly given: TypedDay;
	/** `yes`, `no` or nothing. */
	readonly moved: string;
	readonly movedTo: TypedDay;
};
export type OwnProblem = 'not-a-day' | 'future' | 'nothing';
export type OwnProblems = Partial<Record<keyof OwnFacts, OwnProblem>>;
type Read =
	| { readonly ok: true; readonly tellings: readonly Telling[] }
	| { readonly ok: false; readonly problems: OwnProblems };

/** What she told us as facts, or what is not clear, by question. Every question may stay empty, but not all. */
export function readOwnFacts(typed: OwnFacts, now: Instant): Read {
	const today = dayOf(now);
	const [reported, given] = [typed.reported, typed.given].map(readDay);
	// Whoever says that nothing was moved has not told a new date, whatever is left in the boxes.
	const movedTo = typed.moved === 'no' ? undefined : readDay(typed.movedTo);
	const problems: OwnProblems = {
		...(reported === 'not-a-day' ? { reported } : {}),
		...(given === 'not-a-day' ? { given } : {}),
		...(movedTo === 'not-a-day' ? { movedTo } : {}),
		...(reported && reported !== 'not-a-day' && reported > today
			? { reported: 'future' as const }
			: {})
	};
	if (Object.keys(problems).length > 0) return { ok: false, problems };
	const tellings: Telling[] = [
		...(reported ? [{ kind: 'reported', on: reported, data: {} } as const] : []),
		...(given ? [{ kind: 'date-given', on: today, data: { on: given } } as const] : []),
		...(typed.moved === 'yes' || movedTo
			? [{ kind: 'date-moved', on: today, data: movedTo ? { to: movedTo } : {} } as const]
			: [])
	];
	return tellings.length > 0
		? { ok: true, tellings }
		: { ok: false, problems: { reported: 'nothing' } };
}

/** A day typed in three boxes, in any digits; nothing where all are empty. */
export function readDay({ day, month, year }: TypedDay): Day | 'not-a-day' | undefined {
	const parts = [year, month, day].map((part) => latinDigits(part).trim());
	if (parts.every((part) => part === '')) return undefined;
	if (!parts.every((part) => /^\d{1,4}$/.test(part))) return 'not-a-day';
	const text = `${parts[0]?.padStart(4, '0')}-${parts[1]?.padStart(2, '0')}-${parts[2]?.padStart(2, '0')}`;
	return isDay(text) && text > '1900' && text < '2100' ? text : 'not-a-day';
}
