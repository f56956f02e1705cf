/** The days of her letters and of what she may still do, as keepers amend them: other times from a day on, or where they were read. */
import { isDay } from '#lib/domain/calendar.ts';
import { ofKind, type AnyCorrection, type Typed } from '#lib/domain/keeper/corrected.ts';
import type { Day } from '#lib/domain/event.ts';
import { fromItsDay, https } from './amended.ts';
import type { Limit as LetterLimit } from './ask-ladder.ts';
import type { Limit as Time, OwnRule } from './own-date-rule.ts';

export type RuleFault = 'rule-time' | 'law-day' | 'law-source';

/** How much of each unit is the most that a row may give. */
const most = { 'working-days': 90, days: 366, months: 24, years: 10 } as const;

/** A time as it is typed, such as `10 working days`. */
export function typedTime(time: Time | undefined): string {
	if (!time) return '';
	const unit = time.unit.replace('-', ' ');
	return `${time.count} ${time.count === 1 ? unit.slice(0, -1) : unit}`;
}

/** A typed time, or that it is none. */
export function readTime(typed = ''): Time | 'rule-time' {
	const [, count = '', name = ''] = /^([0-9]{1,3}) ([a-z ]+)$/.exec(typed.trim()) ?? [];
	const units = Object.keys(most) as Time['unit'][];
	const unit = units.find(
		(one) => one.replace('-', ' ').replace(/s$/, '') === name.replace(/s$/, '')
	);
	const isGood = unit && Number(count) > 0 && Number(count) <= most[unit];
	return isGood ? { count: Number(count), unit } : 'rule-time';
}

type Typeable = { readonly title: string; readonly url?: string; readonly checkedOn: Day };
type Read = Typeable & { readonly url: string; readonly confidence: 'verified' };

/** What a form shows of where a row was read: no day where nobody has. */
export function asTypedSource(source: Typeable & { readonly confidence: string }): Typed {
	const { title, url = '', checkedOn, confidence } = source;
	return { title, url, checkedOn: confidence === 'recalled' ? '' : checkedOn };
}

/** Where a row was read and when, or that this is no source. */
export function readSource(
	{ title = '', url = '', checkedOn = '' }: Typed,
	today: Day
): Read | 'law-source' {
	const isGood = title.trim().length > 5 && https.test(url.trim());
	if (!isGood || !isDay(checkedOn) || checkedOn > today) return 'law-source';
	return { title: title.trim(), url: url.trim(), checkedOn, confidence: 'verified' };
}

/** By which name a row of the ladder is corrected. */
export function letterName({ rung, what }: Pick<LetterLimit, 'rung' | 'what'>): string {
	return `${rung}-${what}`;
}

type LetterAmendment = Pick<LetterLimit, 'count' | 'unit' | 'inForceFrom' | 'source'>;

/** What a form shows of a row of the ladder. */
export function asTypedLetter(row: LetterLimit): Typed {
	return { within: typedTime(row), from: row.inForceFrom, ...asTypedSource(row.source) };
}

/** What a form says of a row of the ladder, or what is wrong with it. What binds an agency is counted in working days. */
export function readLetter(
	row: LetterLimit,
	typed: Typed,
	today: Day
): LetterAmendment | RuleFault | 'same' {
	const time = readTime(typed.within);
	if (time === 'rule-time' || (row.what !== 'apply' && time.unit !== row.unit)) return 'rule-time';
	const isOurs = row.source.confidence === 'ours' && typed.url === '';
	const source = isOurs ? row.source : readSource(typed, today);
	if (source === 'law-source') return source;
	if (!isDay(typed.from ?? '') || (typed.from ?? '') < row.inForceFrom) return 'law-day';
	const amendment = { ...time, inForceFrom: typed.from ?? '', source };
	const after = asTypedLetter({ ...row, ...amendment });
	return JSON.stringify(after) === JSON.stringify(asTypedLetter(row)) ? 'same' : amendment;
}

/** The rows of the ladder as they were amended. */
export function amendedLetters(
	rows: readonly LetterLimit[],
	all: readonly AnyCorrection[]
): readonly LetterLimit[] {
	return ofKind<LetterAmendment>(all, 'letter').reduce(
		(now, { of, value }) =>
			now.flatMap((row) =>
				letterName(row) === of && !row.inForceTo ? fromItsDay(row, { ...row, ...value }) : [row]
			),
		rows
	);
}

type OwnAmendment = Pick<OwnRule, 'inForceFrom' | 'source'> & {
	readonly best?: Time;
	readonly until?: Time;
};

/** What a form shows of one of her own dates; times only where a day is counted at all. */
export function asTypedOwn(rule: OwnRule): Typed {
	const { best, until, inForceFrom, source } = rule;
	const times = best ? { best: typedTime(best), most: typedTime(until) } : {};
	return { ...times, from: inForceFrom, ...asTypedSource(source) };
}

/** What a form says of one of her own dates, or what is wrong with it. */
export function readOwn(
	rule: OwnRule,
	typed: Typed,
	today: Day
): OwnAmendment | RuleFault | 'same' {
	const times = rule.best ? readTimes(typed) : {};
	if (times === 'rule-time') return times;
	const source = readSource(typed, today);
	if (source === 'law-source') return source;
	if (!isDay(typed.from ?? '') || (typed.from ?? '') < rule.inForceFrom) return 'law-day';
	const amendment = { ...times, inForceFrom: typed.from ?? '', source };
	const after = asTypedOwn(withOwn(rule, amendment));
	return JSON.stringify(after) === JSON.stringify(asTypedOwn(rule)) ? 'same' : amendment;
}

function readTimes({ best, most: longest = '' }: Typed) {
	const first = readTime(best);
	if (first === 'rule-time') return first;
	if (longest.trim() === '') return { best: first };
	const until = readTime(longest);
	if (until === 'rule-time') return until;
	return daysAbout(until) > daysAbout(first) ? { best: first, until } : 'rule-time';
}

const daysIn = { 'working-days': 1.4, days: 1, months: 30, years: 365 } as const;

function daysAbout({ count, unit }: Time): number {
	return count * daysIn[unit];
}

/** Her own dates as they were amended. */
export function amendedOwn(
	rules: readonly OwnRule[],
	all: readonly AnyCorrection[]
): readonly OwnRule[] {
	return ofKind<OwnAmendment>(all, 'own-date').reduce(
		(now, { of, value }) =>
			now.flatMap((rule) =>
				rule.id === of && !rule.inForceTo ? fromItsDay(rule, withOwn(rule, value)) : [rule]
			),
		rules
	);
}

// Read at its source it may not be longer any more, and her calendar speaks of no day that comes too late.
function withOwn(rule: OwnRule, { best, until, ...read }: OwnAmendment): OwnRule {
	if (!best) return { ...rule, ...read };
	const { mayBeLonger: _, remindAfter, ...stays } = rule;
	const inTime = remindAfter?.filter((time) => daysAbout(time) < daysAbout(best));
	return {
		...(until ? { ...stays, until } : withoutUntil(stays)),
		...{ ...read, best },
		// With none left she is reminded by the day itself.
		...(inTime?.length ? { remindAfter: inTime } : {})
	};
}

function withoutUntil<Rule extends { readonly until?: Time }>({ until: _, ...stays }: Rule) {
	return stays;
}
