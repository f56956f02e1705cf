/** The hearings of a case, gathered from what the court told us: where each stands now and every earlier date. */
import { standing, type Event, type EventOf, type Hearing, type HearingTime } from './event.ts';

/** Why a trial did not happen on a date it had, as the court sorts it. */
export type Change = 'vacated' | 'ineffective' | 'cracked' | 'cancelled' | 'moved';

export type Listing = {
	readonly hearing: string;
	readonly state: 'planned' | 'held' | 'off';
	readonly now: Hearing;
	/** The listing event that says where and when it stands now. */
	readonly listedBy: EventOf<'hearing-listed'>;
	/** Every date it had before, oldest first, with the change that ended it. */
	readonly before: readonly { readonly when: HearingTime; readonly change: Change }[];
	readonly change?: { readonly kind: Change; readonly reason?: string; readonly event: Event };
};

/** Each hearing once, in the order of the dates they stand at; a hearing without a date comes last. */
export function hearings(events: readonly Event[]): Listing[] {
	const byHearing = new Map<string, Listing>();
	for (const event of standing(events)) {
		const next = after(byHearing, event);
		if (next) byHearing.set(next.hearing, next);
	}
	return [...byHearing.values()].sort((a, b) => dateOf(a).localeCompare(dateOf(b)));
}

/** The next hearing that is still planned on or after a day, or nothing. */
export function nextHearing(events: readonly Event[], today: string): Listing | undefined {
	return hearings(events).find(
		({ state, now }) => state === 'planned' && (now.when ? lastDayOf(now.when) >= today : true)
	);
}

/** The last day a hearing may fall on: the day itself, or the Friday of its last week. */
export function lastDayOf(when: HearingTime): string {
	if (when.kind === 'day') return when.on;
	return Temporal.PlainDate.from(when.on)
		.add({ days: 7 * when.weeks - 3 })
		.toString();
}

function dateOf({ now }: Listing): string {
	return now.when?.on ?? '9999-12-31';
}

function after(known: ReadonlyMap<string, Listing>, event: Event): Listing | undefined {
	switch (event.kind) {
		case 'hearing-listed':
			return listed(known.get(event.data.hearing), event);
		case 'hearing-cancelled':
			return ended(known.get(event.data.hearing), event, 'off', 'cancelled');
		case 'trial-vacated':
			return ended(known.get(event.data.hearing), event, 'off', 'vacated', event.data.reason);
		case 'trial-ineffective':
			return ended(known.get(event.data.hearing), event, 'off', 'ineffective', event.data.reason);
		case 'trial-cracked':
			return ended(known.get(event.data.hearing), event, 'held', 'cracked', event.data.reason);
		case 'trial-went-ahead':
		case 'hearing-held':
			return held(known.get(event.data.hearing));
		default:
			return undefined;
	}
}

function listed(before: Listing | undefined, event: EventOf<'hearing-listed'>): Listing {
	const now = event.data;
	const fresh: Listing = { hearing: now.hearing, state: 'planned', now, listedBy: event, before: [] };
	if (!before) return fresh;
	const same = JSON.stringify(before.now.when) === JSON.stringify(now.when);
	if (same && before.state !== 'off') return { ...before, now, listedBy: event };
	if (!before.now.when || same) return { ...fresh, before: before.before };
	const change = before.change?.kind ?? 'moved';
	return {
		...fresh,
		before: [...before.before, { when: before.now.when, change }],
		change: before.change ?? { kind: 'moved', event }
	};
}

function ended(
	before: Listing | undefined,
	event: Event,
	state: 'off' | 'held',
	kind: Change,
	reason?: string
): Listing | undefined {
	if (!before) return undefined;
	return { ...before, state, change: { kind, event, ...(reason ? { reason } : {}) } };
}

function held(before: Listing | undefined): Listing | undefined {
	if (!before || before.state === 'off') return before;
	return { ...before, state: 'held' };
}
