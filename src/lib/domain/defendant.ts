/** What we were told of each person charged in a case: without names, and never more than was told. */
import { compareDays } from './calendar.ts';
import type { Day, Event, EventKind, EventOf } from './event.ts';

/** How it ended for one person: nothing more is to be decided about them. */
export const ends = ['sentenced', 'over', 'not-guilty', 'stopped'] as const;
export type End = (typeof ends)[number];

/** `undecided`: a verdict that was neither guilty nor not guilty, such as a jury that could not agree. */
export type DefendantState = 'charged' | 'denies' | 'undecided' | 'guilty' | End;

export type Defendant = {
	readonly state: DefendantState;
	/** The day it came to that; nothing for a person of whom no more than a charge was told. */
	readonly on?: Day;
};

/** Everybody charged, each as they stand. Events oldest first; there is always at least one person. */
export function defendants(told: readonly Event[]): Defendant[] {
	const keys = keysIn(told);
	return keys.map((key) => defendantFrom(told.filter((event) => isAbout(event, key, keys))));
}

/** Whether it has ended for a person. */
export function hasEnded(
	defendant: Defendant
): defendant is Defendant & { readonly state: End; readonly on: Day } {
	return ends.some((end) => end === defendant.state);
}

const naming: readonly EventKind[] = [
	'charged',
	'discontinued',
	'plea-entered',
	'verdict-given',
	'sentenced',
	'court-bail-decided',
	'warrant-issued',
	'concluded'
];

// The police may know a person by another id than the courts do: somebody they name is one more person only where ids
// are shared, or where they name more people than the courts.
function keysIn(told: readonly Event[]): (string | undefined)[] {
	const named = told.filter(({ kind, defendant }) => defendant && naming.includes(kind));
	const keys = (some: readonly Event[]) => [...new Set(some.map(({ defendant }) => defendant))];
	const byCourts = keys(named.filter(({ toldBy }) => toldBy === 'courts'));
	const byOthers = keys(named.filter(({ toldBy }) => toldBy !== 'courts'));
	const areShared = byOthers.some((key) => byCourts.includes(key));
	if (byCourts.length > 0 && !areShared && byOthers.length <= byCourts.length) return byCourts;
	return named.length > 0 ? keys(named) : [undefined];
}

// What names nobody is about the only person there is. Among several only the end of the whole case is about each of
// them: a verdict is of one, and we do not guess of whom.
function isAbout(event: Event, key: string | undefined, keys: readonly unknown[]): boolean {
	if (event.defendant !== undefined && keys.includes(event.defendant))
		return event.defendant === key;
	return keys.length === 1 || event.kind === 'discontinued' || event.kind === 'concluded';
}

function defendantFrom(own: readonly Event[]): Defendant {
	const last = <K extends EventKind>(kind: K) => own.findLast((event) => event.kind === kind);
	const state = (name: DefendantState, event: Event | undefined): Defendant | undefined =>
		event && { state: name, on: event.on };
	const guilty = guiltyBy(own);
	const verdict = verdictOf(own);
	return (
		state(
			'sentenced',
			own.find(({ kind }) => kind === 'sentenced')
		) ??
		(guilty && state('over', last('concluded'))) ??
		state('guilty', guilty) ??
		(verdict?.data.verdict === 'not-guilty' ? state('not-guilty', verdict) : undefined) ??
		state('stopped', last('discontinued')) ??
		state('over', last('concluded')) ??
		state('undecided', verdict) ??
		state('denies', pleaOf(own)) ?? { state: 'charged' }
	);
}

// Guilty of one charge is guilty, whatever became of another.
function guiltyBy(own: readonly Event[]): Event | undefined {
	const plea = pleaOf(own);
	if (plea?.data.plea === 'guilty') return plea;
	return own.find((event) => event.kind === 'verdict-given' && event.data.verdict === 'guilty');
}

/** The newest plea of guilty or not guilty; who says both on one day has changed it to guilty. */
function pleaOf(own: readonly Event[]): EventOf<'plea-entered'> | undefined {
	const order = ['not-guilty', 'guilty'];
	return own
		.filter((event) => event.kind === 'plea-entered')
		.filter(({ data }) => data.plea !== 'other')
		.sort((a, b) => byDay(a, b) || order.indexOf(a.data.plea) - order.indexOf(b.data.plea))
		.at(-1);
}

function verdictOf(own: readonly Event[]): EventOf<'verdict-given'> | undefined {
	const order = ['other', 'not-guilty', 'guilty'];
	return own
		.filter((event) => event.kind === 'verdict-given')
		.sort((a, b) => byDay(a, b) || order.indexOf(a.data.verdict) - order.indexOf(b.data.verdict))
		.at(-1);
}

function byDay(a: Event, b: Event): number {
	return compareDays(a.on, b.on);
}
