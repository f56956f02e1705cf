/** Whose rules an event is about: police, courts and prisons each know a person by an id of their own. */
import type { DefendantKey, Event, EventKind, Teller } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { hardSortOf, isFreeing, isSentence } from './weight.ts';

/** Somebody of whom rules were told: the ids they go by, none where nobody named them. */
export type Person = { readonly keys: readonly DefendantKey[]; readonly byPolice: boolean };
/** Whom each teller names in a case. */
type Named = ReadonlyMap<Teller, ReadonlySet<DefendantKey>>;
/** Whether an event is about a person: `maybe` where it is of one of several, and nothing says of whom. */
export type About = 'yes' | 'maybe' | 'no';

/** Everybody of whom bail or a release was told; of what was put right only where nothing else is left. */
export function peopleIn(told: readonly Event[], wrong: readonly Event[]): Person[] {
	const bail =
		[told.filter(isOfPerson), told.filter(isOfCustody), wrong.filter(isOfPerson)].find(
			(some) => some.length > 0
		) ?? [];
	const all = namedIn(told);
	const areShared = isShared(all);
	const known = bail.filter(({ defendant }) => defendant !== undefined);
	const named = withoutPoliceBefore(known, areShared);
	if (named.length === 0) return bail.length > 0 ? [{ keys: [], byPolice: false }] : [];
	const hasOthers = !areShared && named.some((event) => !isOfPolice(event));
	const people: Person[] = [];
	for (const event of named) {
		const { defendant: key } = event;
		if (key === undefined || people.some(({ keys }) => keys.includes(key))) continue;
		const [only, ...others] = people;
		// Where each names one person only, it is one person.
		if (only && others.length === 0 && isOneEach([...only.keys, key], all))
			people[0] = { ...only, keys: [...only.keys, key] };
		else people.push({ keys: [key], byPolice: hasOthers && isOfPolice(event) });
	}
	return people;
}

/** Tells of each event whether it is about a person. */
export function aboutOf(
	person: Person,
	people: readonly Person[],
	told: readonly Event[]
): (event: Event) => About {
	const all = namedIn(told);
	const isAlone = people.length === 1 && [...all.values()].every(({ size }) => size < 2);
	const known = people.flatMap(({ keys }) => keys);
	return (event) => {
		const { defendant: key, kind } = event;
		if (isAlone) return 'yes';
		if (key === undefined) return person.keys.length === 0 || isEndOfAll(kind) ? 'yes' : 'maybe';
		if (person.keys.includes(key)) return 'yes';
		// A court's word may be of any of those whom only the police have named.
		if (person.byPolice && !isOfPolice(event)) return 'maybe';
		if (known.includes(key)) return 'no';
		return [...(all.get(sideOf(event)) ?? [])].some((one) => known.includes(one)) ? 'no' : 'maybe';
	};
}

/** Whether an event decides about bail or prison, so that the next one about that person takes its place. */
export function isOfBail({ kind }: Event): boolean {
	const { person } = kindRow(kind);
	return person !== 'untouched' && ['police', 'court', 'prison'].includes(person.by);
}

function isEndOfAll(kind: EventKind): boolean {
	const { course, whom } = kindRow(kind);
	return course === 'ends' && whom === 'everybody';
}

// Of whom bail or a sentence was told, or what may set them free.
function isOfPerson(event: Event): boolean {
	const sort = hardSortOf(event);
	return isOfBail(event) || isSentence(event) || (sort !== undefined && isFreeing(sort));
}

// What else tells where somebody is; a charge does not, nor does it that the court is done.
function isOfCustody({ kind }: Event): boolean {
	const { person, whom } = kindRow(kind);
	return person !== 'untouched' && person.by !== 'charge' && whom !== 'everybody';
}

function isOneEach(keys: readonly DefendantKey[], all: Named): boolean {
	const tellers = [...all.values()].filter((theirs) => keys.some((key) => theirs.has(key)));
	return tellers.every(({ size }) => size === 1);
}

function namedIn(told: readonly Event[]): Named {
	const all = new Map<Teller, Set<DefendantKey>>();
	for (const event of told) {
		const side = sideOf(event);
		const { defendant } = event;
		if (defendant) all.set(side, (all.get(side) ?? new Set()).add(defendant));
	}
	return all;
}

/** Who calls people by the same ids as whoever told it: the prosecutors have the file of the police. */
function sideOf({ toldBy }: Event): Teller {
	return toldBy === 'cps' ? 'police' : toldBy;
}

function isOfPolice(event: Event): boolean {
	return sideOf(event) === 'police';
}

// Once others name as many people as the police did, by ids of their own, theirs are the people.
function withoutPoliceBefore(bail: readonly Event[], areShared: boolean): readonly Event[] {
	const byPolice = bail.filter(isOfPolice);
	const byOthers = bail.filter((event) => !isOfPolice(event));
	const people = (some: readonly Event[]) => new Set(some.map(({ defendant }) => defendant)).size;
	const isKnown = !areShared && byOthers.length > 0 && people(byPolice) <= people(byOthers);
	return isKnown ? byOthers : bail;
}

/** Whether police and others call somebody by the same id. */
function isShared(all: Named): boolean {
	const theirs = [...(all.get('police') ?? [])];
	const others = [...all].filter(([teller]) => teller !== 'police');
	return others.some(([, keys]) => theirs.some((key) => keys.has(key)));
}
