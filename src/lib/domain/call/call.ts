/** A call she asks for: when it is safe, what we may do, and the promise that follows. */
import type { Borough } from '#lib/domain/help/borough.ts';
import { addDays, dayOf, instantOf, isWorkingDay, minuteOfDay } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { Need } from '#lib/domain/help/service.ts';
import type { Gender, TalkingNeed } from './voice.ts';
import type { Why } from './why.ts';

/**
 * What a call is for; `child`: what a child without a page of her own is owed through a grown-up. `check-in`: how she is,
 * after her case was closed or when her advocate rings of themselves. `change`: she does not want another advocate, and a supervisor asks.
 */
export const callKinds = [
	'call',
	'confirm',
	'safety',
	'join',
	'child',
	'check-in',
	'change'
] as const;
export type CallKind = (typeof callKinds)[number];

/** A time to call: a day in London and a half hour of the rota. */
export type Slot = { readonly on: Day; readonly from: Instant; readonly to: Instant };

export const ifSomeoneElse = ['hang-up', 'ask-for-me', 'wrong-number'] as const;
export type IfSomeoneElse = (typeof ifSomeoneElse)[number];

/** What she said about being called. Nothing she did not choose is taken to be safe. */
export type Wishes = {
	/** What to call her; she may leave it out. */
	readonly name?: string;
	/** As she typed it, in digits 0 to 9; left out for a call to the recorded number, which confirms who she is. */
	readonly phone?: string;
	readonly slots: readonly Slot[];
	/** When she is safe, as she wrote it. */
	readonly hour?: string;
	readonly mayLeaveMessage: boolean;
	readonly language: string;
	readonly ifSomeoneElse: IfSomeoneElse;
	/** Our number may be seen; else it is withheld. */
	readonly showsNumber?: true;
	readonly talking?: readonly TalkingNeed[];
	readonly gender?: Gender;
	readonly borough?: Borough;
	readonly about?: Need;
	/** What she was reading when she asked. */
	readonly why?: Why;
	/** Somebody else asked: she is asked first whether she wants this at all. */
	readonly askFirst?: true;
};

/** How long a call may take, in milliseconds: a slot begins on the hour or the half hour. */
export const half = 30 * 60_000;
/** How long before a slot it can still be promised. */
export const notice = 2 * half;
/** Slots of so many days are shown, today among them. */
export const daysShown = 8;

/**
 * The half hours of the next days that she may have said are safe, on working days from 9 to 5. Which of them can be kept
 * is for the rota to say.
 */
export function slotsFrom(now: Instant): Slot[] {
	const slots: Slot[] = [];
	for (let day = 0; day < daysShown; day += 1) {
		const on = addDays(dayOf(now), day);
		if (isWorkingDay(on)) slots.push(...slotsOf(on).filter(({ from }) => from >= now + notice));
	}
	return slots;
}

function slotsOf(on: Day): Slot[] {
	const nine = instantOf(on, '09:00');
	return Array.from({ length: 16 }, (_, nth) => {
		const from = nine + nth * half;
		return { on, from, to: from + half };
	});
}

/** Whether the advocates answer at an instant: on working days, from 9 to 5. */
export function isStaffed(now: Instant): boolean {
	const day = dayOf(now);
	return isWorkingDay(day) && now >= instantOf(day, '09:00') && now < instantOf(day, '17:00');
}

/** Half hours one after the other as one stretch of their day, so that a whole morning is a line and not eight. */
export function stretches(slots: readonly Slot[]): Slot[] {
	const found: Slot[] = [];
	for (const slot of slots.toSorted((a, b) => a.from - b.from)) {
		const last = found.at(-1);
		if (last?.on === slot.on && last.to === slot.from)
			found.splice(-1, 1, { ...last, to: slot.to });
		else found.push(slot);
	}
	return found;
}

/** One stretch of time on several days, in their order. */
export type Span = { readonly days: readonly Slot[] } & Pick<Slot, 'from' | 'to'>;

/** Stretches that are the same by the clock as one, however many days they are on. */
export function spans(slots: readonly Slot[]): Span[] {
	const same = Map.groupBy(
		stretches(slots),
		({ from, to }) => `${minuteOfDay(from)} ${minuteOfDay(to)}`
	);
	return [...same.values()].flatMap((days) =>
		days[0] ? [{ days, from: days[0].from, to: days[0].to }] : []
	);
}

/** The first of her slots that can still be kept, or nothing. */
export function promise(slots: readonly Slot[], now: Instant): Slot | undefined {
	return [...slots].sort((a, b) => a.from - b.from).find(({ to }) => to > now);
}

/**
 * How a call can go. `it-is-her` ends one that makes sure who she is; `joined` and `not-joined` end one that asks whether
 * two cases are hers.
 */
export const outcomes = [
	'spoke',
	'no-answer',
	'not-safe',
	'it-is-her',
	'joined',
	'not-joined'
] as const;
export type Outcome = Exclude<(typeof outcomes)[number], 'it-is-her' | 'joined' | 'not-joined'>;

/** How a call of each kind can go. */
export function outcomesOf(kind: CallKind): (typeof outcomes)[number][] {
	if (kind === 'join') return ['joined', 'not-joined', 'no-answer', 'not-safe'];
	// It stays owed until somebody was told.
	if (kind === 'child') return ['spoke'];
	return [kind === 'confirm' ? 'it-is-her' : 'spoke', 'no-answer', 'not-safe'];
}

/** Whether a call goes to the number the police recorded, and to no other. */
export function ringsRecorded({ kind }: { readonly kind: CallKind }): boolean {
	return kind === 'confirm' || kind === 'join';
}

/** For how long a call she ended can be kept after all, in milliseconds. */
export const undoFor = 10 * 60_000;

/** Whether she ended a call, and did not keep it after all. */
export function wasEnded(steps: readonly { readonly step: string }[]): boolean {
	return (
		steps.findLast(({ step }) => step === 'cancelled' || step === 'kept')?.step === 'cancelled'
	);
}

/** How often we try before she chooses. */
export const triesAllowed = 3;

/** What follows a call: it is done; or the next safe slot is promised; or, with three tries or no slot left, it is closed. */
export function after(
	outcome: Outcome,
	tries: number,
	slots: readonly Slot[],
	now: Instant
): { readonly state: 'done' | 'closed' } | { readonly state: 'asked'; readonly promised: Slot } {
	if (outcome === 'spoke') return { state: 'done' };
	const next = promise(
		slots.filter(({ from }) => from > now),
		now
	);
	return next && tries < triesAllowed ? { state: 'asked', promised: next } : { state: 'closed' };
}
