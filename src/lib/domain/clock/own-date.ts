/** Her own dates: what she may still do in her case, until when, and whom to ask. */
import { compareDays, dayOf } from '#lib/domain/calendar.ts';
import {
	standing,
	type Day,
	type Event,
	type HearingTime,
	type Instant
} from '#lib/domain/event.ts';
import { wasUnder18On, type Child } from '#lib/domain/access/child.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { lastDayOf } from '#lib/domain/case/hearing-time.ts';
import { doubtOf, fits, pressing, type OwnDoubt } from './own-date-fit.ts';
import { ownRulesNow } from './own-date-rows.ts';
import type { Limit, OwnRule } from './own-date-rule.ts';
import { dayAfter, workingDayUpTo } from './reckoning.ts';

/**
 * `now`: what comes next closes it. `second`: the best day has passed, and it may still be possible. `open`: the best day
 * is still to come. `any-time`: no day is known. `passed`: the days we know have passed.
 */
export type OwnState = 'now' | 'second' | 'open' | 'any-time' | 'passed';

export type OwnDate = {
	readonly rule: OwnRule;
	/** Names this date in an address: it tells nothing, and a date that has moved has another one. */
	readonly key: string;
	readonly because: Event;
	readonly state: OwnState;
	/** The last day on which it is best to ask, in London. */
	readonly best?: Day;
	/** The last day on which it may still be possible. */
	readonly until?: Day;
	/** When the court plans to decide the sentence: it has to be done before. */
	readonly before?: HearingTime;
	/** Whose sentence comes next: that of the only person there is, or of some of several. */
	readonly sentence?: 'one' | 'some';
	/** The day it is counted from: she was told on it, or it happened on it. */
	readonly countedFrom: { readonly on: Day; readonly as: 'told' | 'happened' };
	readonly doubt?: OwnDoubt;
	/** The day for her calendar: the next of them that has not passed. */
	readonly remindOn?: Day;
};

type Asked = {
	readonly now: Instant;
	readonly rules?: readonly OwnRule[];
	/** Only for a victim who is, or was, under 18. */
	readonly child?: Child | undefined;
};

/** Everything she may still do, what presses first; each with its days, as far as what we were told lets us count. */
export function ownDates(events: readonly Event[], asked: Asked): OwnDate[] {
	const told = standing(events);
	const rules = asked.rules ?? ownRulesNow();
	const found = told.flatMap((event) =>
		rules
			.filter((rule) => rule.startsAt.includes(event.kind) && isInForce(rule, event.on))
			.filter((rule) => fits(rule, event, told))
			.map((rule) => ownDate(forHerAge(rule, event, asked), event, told, asked))
			.filter((own) => !isOver(own))
	);
	return once(found).sort((a, b) => rank(a) - rank(b) || compareDays(a.best ?? '', b.best ?? ''));
}

// A time that nobody may move and no law may have made longer: to say that she can still ask would be untrue.
function isOver({ rule, state }: OwnDate): boolean {
	return state === 'passed' && rule.hardness === 'absolute' && !rule.mayBeLonger;
}

const order: readonly OwnState[] = ['now', 'second', 'open', 'any-time', 'passed'];

// Of those that are open a day that is not fixed comes after those that are.
function rank({ state, rule }: OwnDate): number {
	return order.indexOf(state) + (rule.hardness === 'soft' ? 0.5 : 0);
}

// Whom the police knew of before she was 18 has until her 20th birthday, and no date of birth is kept here.
function forHerAge(rule: OwnRule, { on }: Event, { child }: Asked): OwnRule {
	if (rule.id !== 'compensation' || !wasUnder18On(child, on)) return rule;
	const { best: _, ...dayless } = rule;
	return { ...dayless, remindAfter: [] };
}

function isInForce({ inForceFrom, inForceTo }: OwnRule, day: Day): boolean {
	return inForceFrom <= day && (!inForceTo || day <= inForceTo);
}

// Two agencies may tell the same fact, and what has no day is said once.
function once(found: readonly OwnDate[]): OwnDate[] {
	const seen = new Set<string>();
	return found.filter(({ rule, best, until }) => {
		const key = `${rule.id} ${best ?? ''} ${until ?? ''}`;
		return !seen.has(key) && seen.add(key);
	});
}

function ownDate(rule: OwnRule, because: Event, told: readonly Event[], asked: Asked): OwnDate {
	const today = dayOf(asked.now);
	const countedFrom = dayCounted(rule, because, told);
	const days = daysOf(rule, countedFrom.on);
	const before = rule.id === 'statement' ? sentenceTime(told, today) : undefined;
	const sentence = rule.id === 'statement' ? pressing(told) : undefined;
	const doubt = doubtOf(rule, because, told);
	const remindOn = [
		before && dayBefore(before),
		...(rule.remindAfter?.map((limit) => dayAfter(countedFrom.on, limit)) ?? [
			days.best,
			days.until
		])
	]
		.map((day) => day && workingDayUpTo(day))
		.find((day) => day !== undefined && day >= today);
	return {
		rule,
		key: keyOf(`${rule.id} ${because.id} ${remindOn}`),
		because,
		state: sentence ? 'now' : stateOf(days, today),
		...(sentence ? { sentence } : {}),
		...days,
		...(before ? { before } : {}),
		countedFrom,
		...(doubt ? { doubt } : {}),
		...(remindOn ? { remindOn } : {})
	};
}

type Days = { readonly best?: Day; readonly until?: Day };

// Whom she asks has to be there: a day on which offices are closed moves back. The last day for a form she posts or
// sends at any hour is the law's own, and stays.
function daysOf({ best, until, isForm }: OwnRule, from: Day): Days {
	const on = (limit: Limit) => {
		const last = dayAfter(from, limit);
		return isForm ? last : workingDayUpTo(last);
	};
	return { ...(best ? { best: on(best) } : {}), ...(until ? { until: on(until) } : {}) };
}

function stateOf({ best, until }: Days, today: Day): OwnState {
	if (!best) return 'any-time';
	if (today <= best) return 'open';
	return until && today <= until ? 'second' : 'passed';
}

/** The day she was told, where somebody said so; else the day it happened, which is never later. */
function dayCounted(
	{ countsFrom }: OwnRule,
	because: Event,
	told: readonly Event[]
): OwnDate['countedFrom'] {
	const telling = told.find(
		(event) =>
			event.kind === 'victim-told' && event.data.about === because.kind && event.on >= because.on
	);
	return countsFrom === 'told' && telling
		? { on: telling.on, as: 'told' }
		: { on: because.on, as: 'happened' };
}

function sentenceTime(told: readonly Event[], today: Day): HearingTime | undefined {
	return hearings(told).find(
		({ state, now }) =>
			state === 'planned' &&
			now.purpose === 'sentence' &&
			now.when !== undefined &&
			lastDayOf(now.when) >= today
	)?.now.when;
}

function dayBefore({ on }: HearingTime): Day {
	return Temporal.PlainDate.from(on).subtract({ days: 1 }).toString();
}

/** Eight signs for an address (FNV-1a, 32 bits): to tell her dates apart, not to keep anything secret. */
function keyOf(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}
