/** Bail in what a court shares of a hearing: which of it is left over from before, and what was decided day after day. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Event, OfShare, Telling } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Accused } from './accused.ts';
import { isSameFact } from './news.ts';
import { isOpen, isOver } from './outcome.ts';
import { isSameShare, type Share } from './snapshot.ts';

/** Whether it tells of no bail where there was none: the courts write that also of somebody who never was on any. */
export function endsNoBail(telling: Telling, all: readonly Telling[]): boolean {
	if (!isNoBail(telling)) return false;
	const { on, defendant } = telling;
	return !all.some(
		(one) => 'bail' in one.data && !isNoBail(one) && one.defendant === defendant && one.on <= on
	);
}

function isNoBail({ data }: Telling): boolean {
	return 'bail' in data && data.bail === 'not-applicable';
}

/** When what had been decided of somebody was to be decided again. */
export type Opened = Pick<Telling, 'on' | 'defendant'>;

/** Once it has ended for somebody a status of bail from before would mislead. With a charge left open it may be of that. */
export function isLeftOver(
	telling: Telling,
	{ remanded = [] }: Share,
	{ known, reopened }: { readonly known: readonly Accused[]; readonly reopened: readonly Opened[] }
): boolean {
	if (!isOfBail(telling)) return false;
	const theirs = known.find(({ key }) => key === telling.defendant);
	if (!theirs) return false;
	const isTheirs = ({ defendant }: Opened) => known.length === 1 || defendant === telling.defendant;
	const since = reopened
		.filter((one) => isTheirs(one) && one.on <= telling.on)
		.map(({ on }) => on)
		.toSorted()
		.at(-1);
	if (!isOver(theirs, since ?? '')) return false;
	return !(remanded.includes(theirs.key) && isOpen(theirs));
}

/**
 * Whether a share says of a later day of its hearing than the one on which an event was shared: a hearing of several days
 * decides each day anew, and what it says on one of them puts nothing right that it had decided before.
 */
export function isOfDayBefore({ share: of, kind }: Event, share: Share): boolean {
	if (!of || !isOfBail({ kind }) || !isSameShare(of, share)) return false;
	const until = dayOf(of.at);
	return share.own.some((telling) => isDayInCourt(telling) && telling.on > until);
}

/** Whether it only says that what its hearing decided on an earlier day goes on. */
export function isStillSo(telling: Telling, { hearing }: OfShare, told: readonly Event[]): boolean {
	const { kind, on, defendant } = telling;
	if (!isOfBail(telling)) return false;
	const last = told.findLast(
		(event) => event.kind === kind && event.defendant === defendant && event.on < on
	);
	if (last?.share?.hearing !== hearing || dayOf(last.share.at) >= on) return false;
	return isSameFact(last, { ...telling, on: last.on });
}

function isDayInCourt({ kind, data }: Telling): boolean {
	return kindRow(kind).course === 'in-court' && 'hearing' in data;
}

function isOfBail({ kind }: Pick<Telling, 'kind'>): boolean {
	return kindRow(kind).decides === 'bail';
}
