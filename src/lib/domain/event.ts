/** What can happen in a case: a closed vocabulary, so that every fact has a sentence in every language. */
import type { DataOf, Day, Instant, Values } from './event-field.ts';
import type { kindRows } from './event-rows.ts';
import { onceForEach } from './once.ts';
import type { Teller } from './vocabulary.ts';

export type { Day, HearingTime, Instant, Sitting } from './event-field.ts';
export type {
	BailState,
	CourtKind,
	Protection,
	Purpose,
	Teller,
	ToldAnswer
} from './vocabulary.ts';

export type CaseId = string & { readonly case: true };
export type EventId = string & { readonly event: true };
/** Keyed hash of an agency's id of a defendant: tells two apart, names nobody. */
export type DefendantKey = string & { readonly defendant: true };

/** A share of a hearing by the courts: what they said at an instant of all of it. */
export type OfShare = {
	/** Keyed hash of the courts' id of the hearing. */
	readonly hearing: string;
	/** As planned, or with what was decided, as the courts share it; or as its schedule has it, for whoever asks. */
	readonly sort: 'listed' | 'resulted' | 'scheduled';
	readonly at: Instant;
};

export type EventKind = keyof typeof kindRows;
/** The kinds she can be told of: all but the telling itself and what she tells us. */
export type ToldKind = Exclude<
	EventKind,
	'victim-told' | 'withdrawn' | 'date-moved' | 'date-given' | 'told-answered' | 'taken-back'
>;

type InACase = Omit<Values, 'kind' | 'event'> & { kind: ToldKind; event: EventId };
/** What each kind carries beside its day and its source, as its row says. */
export type EventData = {
	[K in EventKind]: DataOf<(typeof kindRows)[K]['carries'], InACase>;
};
/** What a listing says of a hearing. */
export type Hearing = EventData['hearing-listed'];

export type EventOf<K extends EventKind> = {
	readonly id: EventId;
	readonly kind: K;
	/** The day it happened, in London. */
	readonly on: Day;
	/** When we heard. */
	readonly heardAt: Instant;
	readonly toldBy: Teller;
	/** The agency's name as it calls itself, for "told by". */
	readonly source?: string;
	readonly defendant?: DefendantKey;
	/** The share of a hearing that told it, where a court did by one. */
	readonly share?: OfShare;
	/** The event this one puts right. */
	readonly corrects?: EventId;
	/** What she told us of the same thing before, where this one leads. */
	readonly insteadOf?: readonly EventId[];
	/** For her word of being told: what an agency told of the same thing, whatever day the agency gives it. */
	readonly tellsOf?: readonly EventId[];
	readonly data: EventData[K];
};

/** One fact about a case. A union, so that `kind` tells what `data` holds. */
export type Event = { [K in EventKind]: EventOf<K> }[EventKind];

/** A fact on its way in, before it has a place in a case; `corrects` is the id its sender gave the message it puts right. */
export type Telling = {
	[K in EventKind]: Pick<EventOf<K>, 'kind' | 'on' | 'defendant' | 'data'> & {
		readonly corrects?: string;
	};
}[EventKind];

/** The events as they stand: what a correction replaces is left out, oldest first by day, then by hearing. */
export const standing: (events: readonly Event[]) => readonly Event[] = onceForEach(
	(events: readonly Event[]) => {
		const replaced = new Set(events.map((event) => event.corrects));
		return events
			.filter((event) => !replaced.has(event.id))
			.sort((a, b) => Number(a.on > b.on) - Number(a.on < b.on) || saidAt(a) - saidAt(b));
	}
);

// The courts' messages overtake each other, but say when they were shared.
function saidAt({ share, heardAt }: Event): Instant {
	return share?.at ?? heardAt;
}
