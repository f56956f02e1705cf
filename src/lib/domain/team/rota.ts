/** Which half hours a team can keep: within its hours, with somebody at work who is free, and not promised to others. */
import type { PersonId } from '#lib/domain/actor.ts';
import {
	addDays,
	addWorkingDays,
	dayOf,
	instantOf,
	isBankHoliday,
	minuteOfDay,
	weekdayOf
} from '#lib/domain/calendar.ts';
import { daysShown, half, notice, type Slot } from '#lib/domain/call/call.ts';
import type { Hours } from '#lib/domain/reach/contact-plan.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { keeping } from '#lib/domain/once.ts';
import { ofStrangers, type Share } from './share.ts';
import type { Team, TeamId } from './team.ts';

type Span = { readonly from: Instant; readonly to: Instant };
/** Somebody is at work for a team. Who may not come in at all has no shift. */
export type Shift = Span & { readonly person: PersonId; readonly team: TeamId };
export type Absence = Span & {
	readonly person: PersonId;
	readonly coveredBy?: PersonId | undefined;
};
/** Whether nobody knows who a call is for: no agency and no advocate has said that they are there. */
type Unknown = { readonly stranger?: boolean };
/** A time promised to somebody, or kept for a further try. */
export type Promised = Span & Unknown & { readonly team: TeamId };
export type Waiting = Unknown & { readonly team: TeamId; readonly until: Instant };

/** Who works when, for all teams: one person can have shifts in two, and still makes one call at a time. */
export type Rota = {
	readonly shifts: readonly Shift[];
	readonly absences: readonly Absence[];
	readonly promised: readonly Promised[];
	/** Each call that is still to be made, and when its promise is over. */
	readonly waiting: readonly Waiting[];
};

/** What a team can offer at an instant: soon; not before two working days are over; after all that wait; or nothing. */
export type Offer = {
	readonly team: TeamId;
	readonly when: 'soon' | 'late' | 'full' | 'never';
	readonly slots: readonly Slot[];
};

/** How far ahead a rota is read to find an honest day where the next eight have nothing. */
export const daysAhead = 36;
const soonWorkingDays = 2;

/** The half hours a team can keep, and how soon that is; for a stranger within the part that strangers may hold. */
export function offer(
	team: Team,
	rota: Rota,
	now: Instant,
	{ stranger = false }: Unknown = {}
): Offer {
	const waits = rota.waiting.filter((one) => one.team === team.id && one.until > now);
	const unknown = waits.filter((one) => one.stranger);
	const rooms = [
		roomFrom(waits, team.cap),
		stranger ? roomFrom(unknown, ofStrangers(team.cap)) : undefined
	].filter((room) => room !== undefined);
	const slots = shown(team, rota, Math.max(now + notice, ...rooms), { stranger, now });
	return { team: team.id, when: howSoon(slots, rooms.length > 0, now), slots };
}

/** What strangers may hold of each day that is still to come, of what a team can keep on it. */
export function shareOfStrangers(team: Team, rota: Rota, now: Instant): (on: Day) => Share {
	return keeping((on) => shareIn(team, rota, dayFrom(on, now)));
}

function shareIn(team: Team, { shifts, absences, promised }: Rota, day: Span): Share {
	const on = { absences, shifts: shifts.filter((one) => overlap(one, day)) };
	const places = startsOf(on.shifts, day)
		.map((from) => ({ from, to: from + half }))
		.filter((slot) => isOpenIn(team.hours, slot))
		.flatMap((slot) => atWork(on, slot))
		.filter((teams) => teams.includes(team.id));
	const held = promised.filter((one) => one.stranger && one.team === team.id && overlap(one, day));
	const most = ofStrangers(places.length);
	return { most, left: Math.max(0, most - held.length) };
}

function dayFrom(on: Day, now: Instant): Span {
	return { from: Math.max(now + notice, instantOf(on)), to: instantOf(addDays(on, 1)) };
}

/** What of an offer lies in times that are safe for her; how soon that is may be another answer. */
export function within(offered: Offer, safe: readonly Slot[], now: Instant): Offer {
	const slots = offered.slots.filter((slot) =>
		safe.some(({ from, to }) => from <= slot.from && slot.to <= to)
	);
	return { ...offered, slots, when: howSoon(slots, offered.when === 'full', now) };
}

/** Whether a team can keep one more call at a time, beside all that were promised in it. */
export function canKeep(team: Team, rota: Rota, slot: Span): boolean {
	if (!isOpenIn(team.hours, slot)) return false;
	const owed = rota.promised.filter((one) => overlap(one, slot)).map((one) => one.team);
	return areKept([...owed, team.id], atWork(rota, slot));
}

/** Whether one person, or whoever stands in for them, is at work for a team then. */
export function isThere(
	team: Team,
	{ shifts, absences }: Rota,
	person: PersonId,
	slot: Span
): boolean {
	const covers = absences.filter((one) => one.person === person && overlap(one, slot));
	const able = [person, ...covers.map(({ coveredBy }) => coveredBy)];
	const theirs = shifts.filter((one) => able.includes(one.person));
	return canKeep(team, { shifts: theirs, absences, promised: [], waiting: [] }, slot);
}

/** Which of a clock's two passes a time lies in, on the night an hour comes twice; nothing at any other time. */
export function passOf({ from }: Pick<Slot, 'from'>): 'first' | 'second' | undefined {
	const hour = 2 * half;
	const same = (other: Instant) =>
		dayOf(other) === dayOf(from) && minuteOfDay(other) === minuteOfDay(from);
	if (same(from + hour)) return 'first';
	return same(from - hour) ? 'second' : undefined;
}

function shown(
	team: Team,
	rota: Rota,
	first: Instant,
	{ stranger, now }: { readonly stranger: boolean; readonly now: Instant }
): Slot[] {
	const end = startOf(daysAhead, now);
	const able = kept(team, rota, { from: first, to: end });
	const shareOn = shareOfStrangers(team, rota, now);
	const free = stranger ? able.filter(({ on }) => shareOn(on).left > 0) : able;
	const [next] = free;
	if (!next) return [];
	const week = startOf(daysShown, now);
	const last = next.from < week ? week : startOf(daysShown, next.from);
	return free.filter(({ from }) => from < last);
}

function kept(team: Team, rota: Rota, { from, to }: Span): Slot[] {
	return startsOf(rota.shifts, { from, to })
		.map((start) => ({ on: dayOf(start), from: start, to: start + half }))
		.filter((slot) => canKeep(team, rota, slot));
}

/** When half hours of these shifts begin in a time, first to last. */
function startsOf(shifts: readonly Shift[], { from, to }: Span): Instant[] {
	const starts = new Set<Instant>();
	for (const shift of shifts)
		for (
			let at = Math.ceil(Math.max(shift.from, from) / half) * half;
			at + half <= Math.min(shift.to, to);
			at += half
		)
			starts.add(at);
	return [...starts].sort((a, b) => a - b);
}

function startOf(days: number, from: Instant): Instant {
	return instantOf(addDays(dayOf(from), days));
}

function howSoon(slots: readonly Slot[], isFull: boolean, now: Instant): Offer['when'] {
	const [first] = slots;
	if (!first) return 'never';
	if (isFull) return 'full';
	return first.on <= addWorkingDays(dayOf(now), soonWorkingDays) ? 'soon' : 'late';
}

// With all its places taken a team has room again when the promises before hers are over.
function roomFrom(waits: readonly Waiting[], cap: number): Instant | undefined {
	if (waits.length < cap) return undefined;
	const ends = waits.map(({ until }) => until).sort((a, b) => a - b);
	return ends[waits.length - cap] ?? Infinity;
}

// As a clock on a wall shows it: an hour that comes twice is open twice, one that is skipped is never there.
function isOpenIn(hours: readonly Hours[], { from, to }: Span): boolean {
	const day = dayOf(from);
	if (isBankHoliday(day)) return false;
	const weekday = weekdayOf(day);
	const [first, last] = [minuteOfDay(from), minuteOfDay(to - 1)];
	return hours.some(
		(one) => one.weekday === weekday && one.from <= first && last < one.to && first <= last
	);
}

/** For each person who is free, the teams they can call for: their own, and those of whom they stand in for. */
function atWork({ shifts, absences }: Pick<Rota, 'shifts' | 'absences'>, slot: Span): TeamId[][] {
	const on = shifts.filter(({ from, to }) => from <= slot.from && slot.to <= to);
	const away = absences.filter((one) => overlap(one, slot));
	const isAway = (person: PersonId) => away.some((one) => one.person === person);
	const serves = new Map<PersonId, TeamId[]>();
	for (const { person, team } of on)
		if (!isAway(person)) serves.set(person, [...(serves.get(person) ?? []), team]);
	for (const { person, coveredBy } of away)
		for (const { team } of on.filter((one) => one.person === person))
			if (coveredBy) serves.get(coveredBy)?.push(team);
	return [...serves.values()];
}

/** Whether each call can have a person of its own: a matching, found by freeing whoever can be spared elsewhere. */
function areKept(calls: readonly TeamId[], people: readonly TeamId[][]): boolean {
	const callOf = new Map<number, number>();
	const place = (call: number, seen: Set<number>): boolean => {
		for (const [person, teams] of people.entries()) {
			if (seen.has(person) || !teams.includes(calls[call] as TeamId)) continue;
			seen.add(person);
			const other = callOf.get(person);
			if (other === undefined || place(other, seen)) {
				callOf.set(person, call);
				return true;
			}
		}
		return false;
	};
	return calls.every((_, call) => place(call, new Set()));
}

function overlap(one: Span, other: Span): boolean {
	return one.from < other.to && other.from < one.to;
}
