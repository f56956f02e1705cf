/** A hearing whose date was taken away, or of which something else was changed: for a while the first thing she is told. */
import { dayOf } from '#lib/domain/calendar.ts';
import {
	type Day,
	type Event,
	type Hearing,
	type HearingTime,
	type Instant,
	type Purpose
} from '#lib/domain/event.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import {
	detailOrder,
	isAhead,
	type Change,
	type Detail,
	type Listing
} from '#lib/domain/case/hearing-state.ts';
import { lastDayOf } from '#lib/domain/case/hearing-time.ts';
import { groupOf, type ReasonGroup } from '#lib/domain/case/trial-reason.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

export type Move = {
	readonly purpose: Purpose;
	/** What it is about first: its date, one that was wrong or cannot be read, or something else of it. */
	readonly what: 'date' | 'wrong' | 'unread' | Detail;
	/** Put off on the day itself: a day that she may have lost. */
	readonly onTheDay: boolean;
	readonly reason: ReasonGroup;
	/** The date it has now; nothing when there is none yet. */
	readonly when?: HearingTime;
	/** The date that was wrong. */
	readonly wrong?: HearingTime;
	/** What else was changed at once: which parts, where it stood and where it stands. */
	readonly details?: {
		readonly what: readonly Detail[];
		readonly from: Hearing;
		readonly to: Hearing;
	};
	/** What told us last of it. */
	readonly told: Event;
};

/** How long a move stands first: a week from the day we heard, as long as the new date has not passed. */
export const daysFirst = 7;

/** The newest move she heard of in the last days, or nothing; never for a case that has ended. */
export function newestMove(events: readonly Event[], now: Instant): Move | undefined {
	const since = now - daysFirst * 24 * 60 * 60 * 1000;
	const all = hearings(events);
	const isDated = (purpose: Purpose, off: Day) =>
		all.some(
			(one) =>
				one.now.purpose === purpose && ((isAhead(one) && hasDays(one, now)) || sits(one, off))
		);
	const moves = all
		.flatMap((listing) => [...moveOf(listing), ...changeOf(listing), ...unreadOf(listing)])
		.filter(({ told, when }) => told.heardAt > since && !isPast(when, now))
		// Of a hearing that was taken off nobody is told that there is no date while another like it has one.
		.filter(
			({ what, when, purpose, told }) => what !== 'date' || when || !isDated(purpose, told.on)
		)
		.sort((a, b) => a.told.heardAt - b.told.heardAt);
	const newest = moves.at(-1);
	return newest && !tracker(events).ended ? newest : undefined;
}

const moving: readonly Change[] = ['vacated', 'ineffective', 'cancelled', 'moved', 'corrected'];
// Taken off for one of these there is nothing to wait for: no date is coming.
const endings: readonly ReasonGroup[] = [
	'guilty-plea',
	'prosecution-stopped',
	'bound-over',
	'case-cannot-go-on'
];

function moveOf(listing: Listing): Move[] {
	const { state, change, now, datedBy, before } = listing;
	if (state === 'held' || state === 'begun' || !change || !moving.includes(change.kind)) return [];
	const reason = groupOf(change.reason);
	if (endings.includes(reason)) return [];
	const isPlanned = state === 'planned' && now.when !== undefined;
	const told = isPlanned && datedBy.heardAt > change.event.heardAt ? datedBy : change.event;
	const wrong = change.kind === 'corrected' ? before.at(-1)?.when : undefined;
	return [
		{
			purpose: now.purpose,
			what: wrong ? 'wrong' : 'date',
			onTheDay: change.kind === 'ineffective',
			reason,
			...(isPlanned && now.when ? { when: now.when } : {}),
			...(wrong ? { wrong } : {}),
			...(isPlanned ? detailsBy(listing, datedBy) : {}),
			told
		}
	];
}

/** What was changed last of a hearing that stays on its date. */
function changeOf(listing: Listing): Move[] {
	const { now, changed } = listing;
	const last = changed.at(-1);
	const isMove = listing.state === 'planned' && last?.event === listing.change?.event;
	if (!last || isMove || !isAhead(listing)) return [];
	return [
		{
			purpose: now.purpose,
			what: detailOrder.find((detail) => last.what.includes(detail)) ?? 'days',
			onTheDay: false,
			reason: 'not-told',
			...(now.when ? { when: now.when } : {}),
			...detailsBy(listing, last.event),
			told: last.event
		}
	];
}

/** A date that cannot be read: she must ask whether the one she knows is still right. */
function unreadOf({ state, now, unread }: Listing): Move[] {
	if (!unread || state === 'held') return [];
	const when = state !== 'off' && now.when ? { when: now.when } : {};
	const { purpose } = now;
	return [{ purpose, what: 'unread', onTheDay: false, reason: 'not-told', ...when, told: unread }];
}

function detailsBy({ changed, now: to }: Listing, event: Event): Pick<Move, 'details'> {
	const found = changed.find((one) => one.event === event);
	return found ? { details: { what: found.what, from: found.from, to } } : {};
}

/** Whether a hearing sat on the day that another like it was taken off, or later: it is that one that she waited for. */
function sits({ state, satOn }: Listing, off: Day): boolean {
	return state === 'begun' || (satOn !== undefined && satOn >= off);
}

function hasDays({ now: { when } }: Listing, now: Instant): boolean {
	return when !== undefined && !isPast(when, now);
}

function isPast(when: HearingTime | undefined, now: Instant): boolean {
	return when !== undefined && lastDayOf(when) < dayOf(now);
}
