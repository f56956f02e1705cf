/** By which keys the people of a case go: the police may know somebody by another id than the courts do. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { DefendantKey, Event, EventKind } from '#lib/domain/event.ts';

/** The key of one person; nothing where nobody was named. */
export type Key = DefendantKey | undefined;

/** The people of a case by the keys they go by; one without a key where nobody was named. */
export function personKeys(told: readonly Event[]): Key[] {
	const { all, byCourts, byOthers, areApart } = namedIn(told);
	if (areApart && byOthers.length <= byCourts.length) return byCourts;
	return all.length > 0 ? all : [undefined];
}

/** How many people of a case may be counted twice: the police named more than the courts, by other ids. */
export function maybeTwice(told: readonly Event[]): number {
	const { byCourts, byOthers, areApart } = namedIn(told);
	return areApart && byOthers.length > byCourts.length ? byCourts.length : 0;
}

// The police may know a person by another id than the courts do: somebody they name is one more person only where
// ids are shared, or where they name more people than the courts.
function namedIn(told: readonly Event[]) {
	const named = told.filter(({ kind, defendant }) => defendant && namesCharged(kind));
	const keys = (some: readonly Event[]) => [...new Set(some.map(({ defendant }) => defendant))];
	const byCourts = keys(named.filter(({ toldBy }) => toldBy === 'courts'));
	const byOthers = keys(named.filter(({ toldBy }) => toldBy !== 'courts'));
	const areShared = byOthers.some((key) => byCourts.includes(key));
	return { all: keys(named), byCourts, byOthers, areApart: byCourts.length > 0 && !areShared };
}

function namesCharged(kind: EventKind): boolean {
	const { whom } = kindRow(kind);
	return whom === 'charged' || whom === 'everybody';
}
