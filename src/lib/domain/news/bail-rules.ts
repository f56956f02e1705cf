/** The rules that protect her, as they stand: what each person must keep to, since when, and who told us. */
import { compareDays } from '#lib/domain/calendar.ts';
import { standing, type Event, type EventKind, type Protection } from '#lib/domain/event.ts';
import { hardSortOf } from './weight.ts';

/**
 * `rules`: let go with rules. `none`: let go without any that we know. `held`: kept in prison. `licence`: out of prison
 * after a sentence, with rules that we are not told. `ended`: the case came to an end, and the rules with it. `unclear`:
 * a decision we cannot read.
 */
export type RulesState = 'rules' | 'none' | 'held' | 'licence' | 'ended' | 'unclear';

export type Rules = {
	readonly state: RulesState;
	/** The rules we were told of; others may stand beside them in words that we do not keep. */
	readonly protections: readonly Protection[];
	readonly told: Event;
};

/** The rules of each person of whom any were told, in the order they were first told of. */
export function rulesNow(events: readonly Event[]): Rules[] {
	const told = standing(events);
	const bail = withoutPoliceBefore(told.filter(({ kind }) => bailKinds.includes(kind)));
	const people = [...new Set(bail.map(({ defendant }) => defendant))];
	return people.flatMap((person) => {
		const own = told.filter((event) => event.defendant === person || !event.defendant || !person);
		const last = own.toSorted((a, b) => compareDays(a.on, b.on)).findLast((one) => stateOf(one));
		const state = last && stateOf(last);
		return last && state ? [{ state, protections: protectionsOf(last), told: last }] : [];
	});
}

const bailKinds: readonly EventKind[] = [
	'suspect-on-bail',
	'police-bail-changed',
	'court-bail-decided',
	'released-from-prison'
];

// The police know a person by another id than the courts do: once a court has decided, its word stands alone.
function withoutPoliceBefore(bail: readonly Event[]): readonly Event[] {
	const byPolice = bail.filter(({ toldBy }) => toldBy === 'police');
	const byOthers = bail.filter(({ toldBy }) => toldBy !== 'police');
	const people = (some: readonly Event[]) => new Set(some.map(({ defendant }) => defendant)).size;
	return byOthers.length > 0 && people(byPolice) <= people(byOthers) ? byOthers : bail;
}

function stateOf(event: Event): RulesState | undefined {
	switch (event.kind) {
		case 'suspect-on-bail':
		case 'police-bail-changed':
			return 'rules';
		case 'court-bail-decided':
			return ofCourt[event.data.bail];
		case 'suspect-released':
		case 'suspect-under-investigation':
			return 'none';
		case 'released-from-prison':
			return 'licence';
		case 'recalled-to-prison':
			return 'held';
		case 'sentenced':
		case 'concluded':
		case 'sentence-ended':
			return 'ended';
		default:
			return endsIt(event) ? 'ended' : undefined;
	}
}

const ofCourt = {
	'conditional-bail': 'rules',
	'unconditional-bail': 'none',
	custody: 'held',
	'not-applicable': 'unclear'
} as const;

// A jury that could not agree and a trial to be held again leave the person where they were.
function endsIt(event: Event): boolean {
	const sort = hardSortOf(event);
	return sort !== undefined && !['no-verdict', 'new-trial'].includes(sort);
}

function protectionsOf(event: Event): readonly Protection[] {
	return 'protections' in event.data ? event.data.protections : [];
}
