/** Her plan of safe contact, and what it allows: now, later, or never, each with the reason. What she did not choose is not safe. */
import {
	addDays,
	beginningsOf,
	dayOf,
	isBankHoliday,
	minuteOfDay,
	weekdayOf
} from '#lib/domain/calendar.ts';
import type { IfSomeoneElse, Slot } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Needs } from './needs.ts';
import { safeLength } from './safe-time.ts';
import {
	fits,
	isCheck,
	writtenWays,
	type CallScript,
	type Channel,
	type Template,
	type WrittenWay
} from './template.ts';

/** Hours of a weekday, 1 to 7, as a clock on a wall in London shows them: minutes since midnight, the last not among them. */
export type Hours = { readonly weekday: number; readonly from: number; readonly to: number };

/** A way she chose to be written to, with what was tried of it. */
export type ChosenWay = {
	readonly way: WrittenWay;
	/** Since when we know that what goes there reaches her. */
	readonly provenAt?: Instant;
	/** Until when one message may go there to try it, which she asked for. */
	readonly tryUntil?: Instant;
};

export type ContactPlan = {
	/** Whether there is a number that may be rung. */
	readonly hasNumber: boolean;
	/** When a call she asked for may be made. We never ring before she asks. */
	readonly slots: readonly Slot[];
	/** When she may be written to, week by week. */
	readonly hours: readonly Hours[];
	readonly message: boolean;
	readonly someoneElse?: IfSomeoneElse;
	/** Whether she said by which name she may be asked for. */
	readonly hasName: boolean;
	/** Somebody else asked for the call: she is asked first whether she wants it. */
	readonly askFirst?: true;
	readonly ways: readonly ChosenWay[];
	/** Her page rests: whoever reads what we write may not be her. */
	readonly rests: boolean;
};

/** The plan of somebody who chose nothing: her own page, and nothing else. */
export const nothingChosen: ContactPlan = {
	hasNumber: false,
	slots: [],
	hours: [],
	message: false,
	hasName: false,
	ways: [],
	rests: false
};

export type Saying = {
	readonly channel: Channel;
	readonly says: Template;
	/** When what is to be told happened; where it is not said, now. */
	readonly owedAt?: Instant;
};
export type Never =
	| 'other-words'
	| 'no-number'
	| 'no-address'
	| 'no-times'
	| 'times-over'
	| 'not-chosen'
	| 'not-proven'
	| 'too-new'
	| 'hang-up'
	| 'page-rests'
	| 'is-paused';
export type Decision =
	| { readonly may: 'now'; readonly why: 'chosen' | 'asked-for' }
	| { readonly may: 'later'; readonly at: Instant; readonly why: 'not-now' }
	| { readonly may: 'never'; readonly why: Never };

/** Whether something may be said in a way at an instant; else the next instant at which it may; else why never. */
export function mayContact(plan: ContactPlan, saying: Saying, now: Instant): Decision {
	const { channel, says } = saying;
	if (!fits(says, channel)) return never('other-words');
	switch (channel) {
		case 'call':
			return mayRing(plan, now);
		case 'message':
			return plan.message ? mayRing(plan, now) : never('not-chosen');
		case 'someone-else':
			return maySayToAnother(plan, says, now);
		case 'text':
		case 'push':
		case 'mail':
			return mayWrite(plan, { ...saying, channel }, now);
		case 'post':
			// No letter goes to a home she has left.
			return never('no-address');
		case 'print':
		case 'calendar':
			return { may: 'now', why: 'asked-for' };
	}
}

/** The way in which she may be told something soonest; where there is none, why. */
export function wayToTell(
	plan: ContactPlan,
	saying: Omit<Saying, 'channel'>,
	now: Instant
): { readonly channel: WrittenWay; readonly decision: Decision } {
	const [first, ...others] = writtenWays.map((channel) => ({
		channel,
		decision: mayContact(plan, { ...saying, channel }, now)
	}));
	return others.reduce(
		(best, one) => (whenOf(one.decision) < whenOf(best.decision) ? one : best),
		first as { readonly channel: WrittenWay; readonly decision: Decision }
	);
}

function whenOf(decision: Decision): number {
	if (decision.may === 'now') return 0;
	return decision.may === 'later' ? decision.at : Infinity;
}

/** When the hours end in which she may be written to at this instant; nothing outside them. */
export function safeUntil({ hours }: ContactPlan, now: Instant): Instant | undefined {
	const ends = hours
		.filter((one) => holds(one, now))
		.map(({ to }) => now + (to - minuteOfDay(now)) * 60_000 - (now % 60_000));
	return ends.length > 0 ? Math.max(...ends) : undefined;
}

/**
 * What an advocate says on the telephone, by who answers, in the order in which it is needed: whoever picks up may be somebody
 * else. Where there is nothing to say, the caller hangs up without a word.
 */
export function scriptsOf({ message, someoneElse, hasName, askFirst }: ContactPlan): {
	readonly [who in 'first' | 'her' | 'another' | 'machine']: CallScript | undefined;
} & { readonly asked?: CallScript } {
	return {
		first: 'first',
		another: toAnother(someoneElse, hasName),
		her: 'her',
		...(askFirst ? { asked: 'asked-for' as const } : {}),
		machine: message ? 'machine' : undefined
	};
}

/** The hours of a week in which she said she is safe. A day without a time, or a time without a day, is no choice. */
export function hoursOf({ days, times }: Pick<Needs, 'days' | 'times'>): Hours[] {
	return days.flatMap((day) =>
		times.map((time) => {
			const from = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
			return { weekday: Number(day), from, to: from + safeLength / 60_000 };
		})
	);
}

/** Whether all of a slot lies in her hours. */
export function covers(hours: readonly Hours[], { from, to }: Pick<Slot, 'from' | 'to'>): boolean {
	const last = to - 60_000;
	return dayOf(from) === dayOf(last) && hours.some((one) => holds(one, from) && holds(one, last));
}

/** The plan of a call she asked for, narrowed by what she chose later: of two choices the stricter counts. */
export function narrowed(plan: ContactPlan, later: Needs): ContactPlan {
	const hours = hoursOf(later);
	const saidWhen = later.days.length > 0 || later.times.length > 0;
	return {
		...plan,
		slots: saidWhen ? plan.slots.filter((slot) => covers(hours, slot)) : plan.slots,
		message: plan.message && later.message !== 'no',
		...(later.someoneElse ? { someoneElse: later.someoneElse } : {})
	};
}

function mayRing({ hasNumber, slots }: ContactPlan, now: Instant): Decision {
	if (!hasNumber) return never('no-number');
	if (slots.length === 0) return never('no-times');
	if (slots.some(({ from, to }) => from <= now && now < to)) return { may: 'now', why: 'chosen' };
	const next = slots.filter(({ from, to }) => from > now && from < to).map(({ from }) => from);
	return next.length > 0 ? later(Math.min(...next)) : never('times-over');
}

function maySayToAnother(plan: ContactPlan, says: Template, now: Instant): Decision {
	if (!plan.someoneElse) return never('not-chosen');
	if (plan.someoneElse === 'hang-up') return never('hang-up');
	if (toAnother(plan.someoneElse, plan.hasName) !== says) return never('not-chosen');
	return mayRing(plan, now);
}

function toAnother(
	someoneElse: IfSomeoneElse | undefined,
	hasName: boolean
): CallScript | undefined {
	if (someoneElse === 'ask-for-me') return hasName ? 'ask-for-her' : undefined;
	return someoneElse === 'wrong-number' ? 'wrong-number' : undefined;
}

type Writing = Saying & { readonly channel: WrittenWay };

function mayWrite(plan: ContactPlan, { channel, says, owedAt }: Writing, now: Instant): Decision {
	if (plan.rests) return never('page-rests');
	const chosen = plan.ways.find(({ way }) => way === channel);
	if (!chosen) return never('not-chosen');
	if (channel === 'text' && !plan.hasNumber) return never('no-number');
	if (isCheck(says)) return mayTry(chosen, now);
	if (chosen.provenAt === undefined) return never('not-proven');
	// Whoever changed how she comes in may have put this way there too: that goes only to where she was told before.
	if (says === 'way-changed' && chosen.provenAt >= (owedAt ?? now)) return never('too-new');
	if (isIn(plan.hours, now)) return { may: 'now', why: 'chosen' };
	const next = nextIn(plan.hours, now);
	return next === undefined ? never('no-times') : later(next);
}

// She asked for it this minute and waits for it: it comes then or not at all, whatever her hours are.
function mayTry({ tryUntil }: ChosenWay, now: Instant): Decision {
	if (tryUntil === undefined || now >= tryUntil) return never('times-over');
	return { may: 'now', why: 'asked-for' };
}

function isIn(hours: readonly Hours[], at: Instant): boolean {
	return hours.some((one) => holds(one, at));
}

// On a bank holiday a Monday is not the Monday she meant: others are at home.
function holds({ weekday, from, to }: Hours, at: Instant): boolean {
	const day = dayOf(at);
	if (weekdayOf(day) !== weekday || isBankHoliday(day)) return false;
	const minute = minuteOfDay(at);
	return from <= minute && minute < to;
}

// Two bank holidays can fall on the same weekday of weeks that follow each other, never four.
const daysAhead = 35;

function nextIn(hours: readonly Hours[], now: Instant): Instant | undefined {
	for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
		const day = addDays(dayOf(now), ahead);
		const starts = hours
			.filter(({ weekday }) => weekday === weekdayOf(day))
			.flatMap(({ from }) => beginningsOf(day, from))
			.filter((at) => at > now && isIn(hours, at));
		if (starts.length > 0) return Math.min(...starts);
	}
	return undefined;
}

const later = (at: Instant): Decision => ({ may: 'later', at, why: 'not-now' });

const never = (why: Never): Decision => ({ may: 'never', why });
