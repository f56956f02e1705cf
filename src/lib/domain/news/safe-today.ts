/** Where each person is and what they must not do, as it was told last: who said so, and what nobody told us. */
import { wasHeld } from '#lib/domain/case/released.ts';
import { toldApart, whoseIn } from '#lib/domain/case/whose.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { standing, type Day, type DefendantKey, type Event } from '#lib/domain/event.ts';
import { holds, type Rules } from './bail-rules.ts';
import { guardsOn } from './orders.ts';
import { byPerson, type PersonGuards } from './rules-in-short.ts';
import { isPrison, isSentence } from './weight.ts';

/**
 * `told`: a fact says where the person is. `may` and `free`: it ended for them, and they may be free, or we were told so.
 * `not-told`: nobody told us, or nobody since something that may have changed it.
 */
export type Is = 'told' | 'may' | 'free' | 'not-told' | 'died' | 'put-right';

/**
 * What nobody told us. `let-go`: since an arrest. `out-yet`: since a decision on bail. `release`: from prison. `any`: if
 * there are rules. `which`: those of somebody let out of prison, or of a sentence outside it. `until`: how long rules hold. `about`: whom a
 * rule is about. `place`: which place one is about. `more`: rules in words that we do not keep.
 */
export type Unknown =
	| 'let-go'
	| 'out-yet'
	| 'release'
	| 'any'
	| 'which'
	| 'until'
	| 'about'
	| 'place'
	| 'more';

/** Who would know: whoever has the case now. */
export type Knows = 'police' | 'witness-care' | 'probation';

export type SafeToday = PersonGuards & {
	readonly is: Is;
	/** The newest fact that says so, and since when; no day where it may have changed since that day. */
	readonly by?: { readonly event: Event; readonly since?: Day; readonly wasHeld?: boolean };
	/** That a rule was broken, where nothing was decided about the person since. */
	readonly broken?: Event;
	readonly unknown: readonly Unknown[];
	readonly knows: Knows;
};

/** Each person of whom anything was told; one of whom nothing is known where there is nobody. */
export function safeToday(events: readonly Event[], today: Day): SafeToday[] {
	const people = withUntold(byPerson(guardsOn(events, today)), toldApart(events));
	return people.map((guards) => {
		const [rules] = guards.rules;
		const by = rules && factOf(rules);
		const broken = brokenSince(by?.event, guards, events);
		return {
			...guards,
			is: rules ? isOf(rules) : 'not-told',
			...(by ? { by: { ...by, wasHeld: wasHeld(by.event, standing(events)) } } : {}),
			...(broken ? { broken } : {}),
			unknown: unknownOf(guards),
			knows: by ? knowsAfter(by.event, rules) : knowsOf(events)
		};
	});
}

/** Whether a person is out, or may be: then her safety is what she reads first. */
export function isOut({ is, rules }: Pick<SafeToday, 'is' | 'rules'>): boolean {
	return is === 'may' || is === 'free' || rules.some(({ state }) => state === 'licence');
}

// With several people, also those of whom nothing was told: silence about one is no answer.
function withUntold(
	people: readonly PersonGuards[],
	all: readonly DefendantKey[]
): readonly PersonGuards[] {
	const numbers = people.flatMap(({ whose }) => (typeof whose === 'object' ? [whose] : []));
	if (people.length === 0) return [{ rules: [], orders: [] }];
	if (numbers.length < people.length) return people;
	return all.flatMap((key, index) => {
		const known = people.filter((_, place) => numbers[place]?.key === key);
		const whose = { key, nth: index + 1, of: all.length };
		return known.length > 0 ? known : [{ whose, rules: [], orders: [] }];
	});
}

function isOf({ state, out, outTold }: Pick<Rules, 'state' | 'out' | 'outTold'>): Is {
	switch (state) {
		case 'died':
		case 'put-right':
			return state;
		case 'unclear':
			return 'not-told';
		case 'ended':
			if (out === 'may') return 'may';
			if (out === 'told') return 'free';
			return isSentence(outTold) ? 'told' : 'not-told';
		default:
			return 'told';
	}
}

// That the case is over says less than how it ended for the person.
function factOf({ state, out, outTold, told, since }: Rules): SafeToday['by'] {
	const isEnded = state === 'ended' && (out === 'may' || isSentence(outTold));
	const event = isEnded ? outTold : told;
	const mayHaveChanged = state === 'arrested' || isOf({ state, out, outTold }) === 'not-told';
	if (mayHaveChanged) return { event };
	return { event, since: event === told ? since : event.on };
}

function brokenSince(
	by: Event | undefined,
	{ whose }: PersonGuards,
	events: readonly Event[]
): Event | undefined {
	const whoseIs = whoseIn(events);
	const broken = standing(events).findLast(
		(event) => isDanger(event) && JSON.stringify(whoseIs(event)) === JSON.stringify(whose)
	);
	return broken && broken.on >= (by?.on ?? '') ? broken : undefined;
}

// About her safety, and it tells nothing of where the person is: that a rule was broken.
function isDanger({ kind }: Event): boolean {
	const { weight, person } = kindRow(kind);
	return weight === 'safety' && person === 'untouched';
}

function unknownOf({ rules, orders }: PersonGuards): Unknown[] {
	const [one] = rules;
	const named = new Set([...rules, ...orders].flatMap(mayProtect));
	// Of a licence nobody told us which rules there are: "any other" would be other than none.
	const isTold = one !== undefined && holds(one) && one.state !== 'licence';
	const isGuarded = isTold || orders.some(({ state }) => state === 'holds');
	return [
		...(one ? ofState(one) : []),
		...(isTold ? (['until'] as const) : []),
		...(named.has('no-contact') ? (['about'] as const) : []),
		...(named.has('keep-away-from-place') ? (['place'] as const) : []),
		...(isGuarded ? (['more'] as const) : [])
	];
}

// What holds, and what nobody told us to have ended.
function mayProtect({ protections, lost }: Pick<Rules, 'protections' | 'lost'>) {
	const open = lost.filter(({ holds: how }) => how === 'not-told');
	return [...protections, ...open.map(({ protection }) => protection)];
}

function ofState({ state, out, outTold, sentenceHolds }: Rules): readonly Unknown[] {
	switch (state) {
		case 'arrested':
			return ['let-go'];
		case 'rules':
			return out === 'told' ? [] : ['out-yet'];
		case 'licence':
			return ['which'];
		case 'none':
			return movedBy(outTold) === 'prison' ? ['any'] : [];
		case 'held':
			return movedBy(outTold) === 'prison' ? ['release'] : [];
		case 'not-told':
		case 'unclear':
			return ['any'];
		case 'ended':
			if (sentenceHolds) return ['which'];
			return isPrison(outTold) ? ['release'] : [];
		default:
			return [];
	}
}

/** Who has the case after what an event tells; of whoever escaped the police know. */
function knowsAfter(event: Event, rules: Rules | undefined): Knows {
	const by = movedBy(event);
	const isOfPolice = event.toldBy === 'police' && by !== 'charge';
	if (isOfPolice || isOfEscape(event)) return 'police';
	// Whom a prison lets out before a sentence has no rules of a licence.
	const isAfterPrison = rules?.state !== 'none' && (by === 'prison' || by === 'end-of-prison');
	return isPrison(event) || isAfterPrison ? 'probation' : 'witness-care';
}

function isOfEscape({ kind }: Event): boolean {
	const { person } = kindRow(kind);
	return person !== 'untouched' && person.rules === 'away';
}

/** By whose decision an event changes where a person is. */
function movedBy({ kind }: Event) {
	const { person } = kindRow(kind);
	return person === 'untouched' ? undefined : person.by;
}

function knowsOf(events: readonly Event[]): Knows {
	const isInCourt = standing(events).some(({ kind }) => kindRow(kind).court !== 'no');
	return isInCourt ? 'witness-care' : 'police';
}
