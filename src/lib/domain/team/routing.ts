/** To which team a call goes: the first that fits, then one that takes what fits no other. */
import type { Borough } from '#lib/domain/help/borough.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import { readBy } from '#lib/domain/call/hour.ts';
import type { Instant } from '#lib/domain/event.ts';
import { offer, within, type Offer, type Rota } from './rota.ts';
import type { Team } from './team.ts';
import type { Asking } from '#lib/domain/call/voice.ts';

/**
 * Open teams in the order in which they are asked: her own first, whatever she says this time. A team for some boroughs or
 * needs is not for whoever names none.
 */
export function teamsFor(teams: readonly Team[], asking: Asking): Team[] {
	const open = teams.filter(({ isOpen }) => isOpen);
	const own = open.filter(({ id }) => id === asking.own);
	const fitting = [...own, ...open.filter((team) => !own.includes(team) && fits(team, asking))];
	const others = open.filter(
		(team) => team.isDefault && !fitting.includes(team) && servesAt(team, asking, true)
	);
	return [...fitting, ...others];
}

/** The offer of the first team that can call soon; else of the first that can call at all; nothing where no team serves. */
export function route(
	teams: readonly Team[],
	rota: Rota,
	asking: Asking,
	now: Instant
): Offer | undefined {
	return best(teamsFor(teams, asking).map((team) => offer(team, rota, now, asking)));
}

/** The same where it is known which times are safe: whoever can keep one of them soon comes first. */
export function routeWithin(
	teams: readonly Team[],
	rota: Rota,
	{ safe, ...asking }: Asking & { readonly safe: readonly Slot[] },
	now: Instant
): Offer | undefined {
	const offers = teamsFor(teams, asking).map((team) => offer(team, rota, now, asking));
	return best(offers.map((one) => within(one, safe, now)));
}

function best(offers: readonly Offer[]): Offer | undefined {
	return (
		offers.find(({ when }) => when === 'soon') ??
		offers.find(({ when }) => when !== 'never') ??
		offers[0]
	);
}

/** The first team for her of which somebody is at work by then; nothing where nobody would read it in time. */
export function teamToRead(
	teams: readonly Team[],
	rota: Pick<Rota, 'shifts' | 'absences'>,
	asking: Asking,
	now: Instant
): Team | undefined {
	return teamsFor(teams, asking).find((team) => canRead(team, rota, now));
}

/** Whether somebody of a team is at work by when she is told that it is read. */
export function canRead(
	{ id }: Team,
	{ shifts, absences }: Pick<Rota, 'shifts' | 'absences'>,
	now: Instant
): boolean {
	const { to } = readBy(now);
	const there = shifts.filter((one) => one.from < to && now < one.to);
	const isAway = (one: (typeof there)[number]) =>
		absences.some(
			({ person, from, to: until }) =>
				person === one.person && from <= Math.max(now, one.from) && Math.min(to, one.to) <= until
		);
	return there.some((one) => one.team === id && !isAway(one));
}

/** Where a call can be asked for at all: everywhere, in some boroughs, or nowhere (the switch of the pilot). */
export function served(teams: readonly Team[]): 'everywhere' | 'nowhere' | readonly Borough[] {
	const open = teams.filter(({ isOpen }) => isOpen);
	if (open.some(({ boroughs }) => boroughs.length === 0)) return 'everywhere';
	const some = [...new Set(open.flatMap(({ boroughs }) => boroughs))];
	return some.length === 0 ? 'nowhere' : some.toSorted();
}

function fits(team: Team, asking: Asking): boolean {
	return (
		servesAt(team, asking, false) &&
		(team.needs.length === 0 ||
			(asking.about !== undefined && team.needs.includes(asking.about))) &&
		talks(team, asking)
	);
}

function servesAt({ boroughs }: Team, { borough }: Asking, unsaid: boolean): boolean {
	if (boroughs.length === 0) return true;
	return borough === undefined ? unsaid : boroughs.includes(borough);
}

function talks(team: Team, { language, talking }: Asking): boolean {
	return (
		(team.languages.includes(language) || team.hasInterpreter) &&
		(!talking.includes('interpreter') || team.hasInterpreter) &&
		(!talking.includes('bsl') || team.hasBsl) &&
		(!talking.includes('text-relay') || team.hasRelay)
	);
}
