/** What she told us herself, entry by entry: the fact, and her word of who told her and when. */
import { standing, type Event, type EventKind, type EventOf } from '#lib/domain/event.ts';

export type OwnEntry = {
	readonly event: Event;
	/** Her word that she was told of it: it goes where the entry goes. */
	readonly telling?: EventOf<'victim-told'>;
};

// Not entries of their own: her word of a telling belongs to a fact, and an answer is changed where it was asked.
const notEntries: readonly EventKind[] = ['victim-told', 'told-answered'];

/** Without what she took back, and without the taking back itself: no page is made of either. */
export function untaken(events: readonly Event[]): Event[] {
	const gone = new Set(
		events.flatMap(({ kind, corrects }) => (kind === 'taken-back' ? [corrects] : []))
	);
	return events.filter(({ id, kind }) => kind !== 'taken-back' && !gone.has(id));
}

/** Everything she told us that still stands, the last told first. */
export function ownEntries(events: readonly Event[]): OwnEntry[] {
	const hers = standing(events).filter(({ toldBy }) => toldBy === 'victim');
	return hers
		.filter(({ kind }) => !notEntries.includes(kind))
		.map((event) => {
			const telling = tellingOf(event, hers);
			return { event, ...(telling ? { telling } : {}) };
		})
		.sort((a, b) => b.event.heardAt - a.event.heardAt || b.event.on.localeCompare(a.event.on));
}

/** Her word that she was told of something she told us: it came with it. */
export function tellingOf(
	{ kind, heardAt }: Event,
	hers: readonly Event[]
): EventOf<'victim-told'> | undefined {
	return hers.find(
		(other): other is EventOf<'victim-told'> =>
			other.kind === 'victim-told' &&
			other.toldBy === 'victim' &&
			other.data.about === kind &&
			other.heardAt === heardAt
	);
}

/** One of her entries, by the id of its fact; nothing when it is not hers or was taken back. */
export function entryOf(events: readonly Event[], id: string): OwnEntry | undefined {
	return ownEntries(events).find(({ event }) => event.id === id);
}
