/**
 * Asking for a copy of what we hold of her, or that it is erased (UK GDPR articles 15 and 17). Somebody violent may have
 * her open page: nothing is handed out or destroyed on the spot, and until then it can be stopped.
 */
import type { PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { isHeld, type Hold } from './hold.ts';

export const dataSorts = ['copy', 'erase'] as const;
export type DataSort = (typeof dataSorts)[number];

/** How it came, where one of us took it down. */
export const cameToUs = ['phone', 'post', 'person'] as const;
/** The same, and from her own page. */
export type CameBy = 'page' | (typeof cameToUs)[number];

/**
 * By what we are sure that it is she: she proved it on her page; our call to the number on record with her words for the
 * telephone; her printed code; or she was seen.
 */
export type Checked = 'proof' | 'call' | 'code' | 'seen';

export type DataState = 'asked' | 'waits' | 'refused' | 'stopped';

/** Why we say no: we could not make sure who asks; we must keep it; it is plainly without ground (article 12(5)). */
export const dataRefusals = ['not-sure', 'must-keep', 'no-ground'] as const;
export type DataRefusal = (typeof dataRefusals)[number];

export type DataRequest = {
	readonly id: string;
	readonly sort: DataSort;
	readonly cameBy: CameBy;
	readonly askedAt: Instant;
	/** The last day for an answer. */
	readonly dueOn: Day;
	readonly state: DataState;
	readonly takenBy?: PersonId;
	readonly checked?: Checked;
	readonly checkedBy?: PersonId;
	/** From when the copy can be taken, or what we hold is erased. */
	readonly readyAt?: Instant;
	/** Who agreed as a second. */
	readonly secondBy?: PersonId;
	readonly secondAt?: Instant;
	readonly refusal?: DataRefusal;
	/** How the copy was given. */
	readonly given?: 'page' | 'hand';
	/** The number of the receipt there will be. */
	readonly receipt?: string;
};

const hour = 60 * 60_000;
const day = 24 * hour;
/** How long a copy lies ready: who has the page next month must ask anew, and she is told. */
export const copyLiesFor = 7 * day;
/** How long after a second agreed a copy can be printed. */
const printableFor = hour;

/** One month (UK GDPR article 12(3)); where the next month has no such day, its last. */
export function answerBy(asked: Instant): Day {
	return Temporal.PlainDate.from(dayOf(asked)).add({ months: 1 }).toString();
}

/**
 * How long it waits once we are sure that it is she. A copy: a day, or not at all where she was seen. Erasing: a week,
 * however she asked, for it cannot be undone, and somebody may stand outside the door.
 */
export function waitOf(sort: DataSort, checked: Checked): number {
	if (sort === 'erase') return 7 * day;
	return checked === 'seen' ? 0 : day;
}

/** Whether this is enough to be sure: a printed code alone may lie in the same drawer as everything else. */
export function isEnough(sort: DataSort, checked: Checked): boolean {
	return sort === 'copy' || checked !== 'code';
}

/** How it stands. `unsure`: we make sure that it is she. `second`: somebody else here has to agree. `over`: it lay ready too long. */
export type DataStanding =
	'unsure' | 'second' | 'waits' | 'ready' | 'over' | Exclude<DataState, 'asked' | 'waits'>;

/** How it stands at an instant. */
export function standingOf(asked: DataRequest, now: Instant): DataStanding {
	const { sort, state, readyAt } = asked;
	if (state === 'refused' || state === 'stopped') return state;
	if (state === 'asked' || readyAt === undefined) return 'unsure';
	if (lacksSecond(asked)) return 'second';
	if (now < readyAt) return 'waits';
	return sort === 'copy' && now >= readyAt + copyLiesFor ? 'over' : 'ready';
}

/** Until when a copy that is ready can be taken: seven days, or until everything is erased where that comes first. */
export function copyLiesUntil({ readyAt = 0 }: DataRequest, erasedAt: Instant | undefined): Instant {
	return Math.min(readyAt + copyLiesFor, erasedAt ?? Infinity);
}

/** Whether it is still to be dealt with, so that asking again adds nothing. */
export function isOpen(asked: DataRequest, now: Instant): boolean {
	return ['unsure', 'second', 'waits', 'ready'].includes(standingOf(asked, now));
}

/** The hold that lasts beyond the day something would be erased: until it is over no such day is named. */
export function putOffBy({ sort, readyAt }: DataRequest, hold: Hold | undefined): Hold | undefined {
	if (sort !== 'erase' || readyAt === undefined) return undefined;
	return isHeld(hold, dayOf(readyAt)) ? hold : undefined;
}

/** What staff took down is erased only when somebody else agrees. What she proved on her page is her own word. */
function lacksSecond({ sort, cameBy, checked, secondBy }: DataRequest): boolean {
	const isHerOwn = cameBy === 'page' || checked === 'proof';
	return sort === 'erase' && !isHerOwn && secondBy === undefined;
}

/** Whether a second is to agree: to erase what staff took down, once somebody made sure, or to print a copy for who was seen. */
export function awaitsSecond(asked: DataRequest, now: Instant): boolean {
	const { sort, checked, secondBy } = asked;
	const isToPrint = sort === 'copy' && checked === 'seen' && secondBy === undefined;
	return standingOf(asked, now) === 'second' || (isToPrint && isOpen(asked, now));
}

/** Whether somebody may agree as a second: neither who took it down nor who made sure. */
export function maySecond(asked: DataRequest, who: PersonId, now: Instant): boolean {
	return awaitsSecond(asked, now) && who !== asked.takenBy && who !== asked.checkedBy;
}

/**
 * Whether somebody may print a copy to hand over: who saw her, once a second agreed, within the hour. A reference alone
 * must never make a whole file come out of a desk.
 */
export function mayPrint(asked: DataRequest, who: PersonId, now: Instant): boolean {
	const { sort, checked, checkedBy, secondAt } = asked;
	if (sort !== 'copy' || checked !== 'seen' || checkedBy !== who) return false;
	return isOpen(asked, now) && secondAt !== undefined && now < secondAt + printableFor;
}
