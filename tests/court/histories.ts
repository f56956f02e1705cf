/** Made-up histories of a case in the courts' own shape: listed, moved, resulted, amended, deleted, in any order. */
import { chance, shuffled } from '#tests/world/chance.ts';

export type Body = Readonly<Record<string, unknown>>;
/** One message of the courts, by the door it comes through. */
export type Message = {
	readonly door: 'listed' | 'resulted' | 'deleted';
	readonly hearing: string;
	readonly at: string;
	readonly body: Body;
};

const urn = '01AB1234526';
const minute = 60_000;
const began = Date.UTC(2030, 0, 7, 9);

/** A history of a case, the same for each seed. */
export function aHistory(seed: number): Message[] {
	const random = chance(seed);
	const making: Making = { random, people: [], told: [], now: began, ids: 0 };
	const people = yes(making, 0.3) ? 2 : 1;
	for (let nth = 0; nth < people; nth += 1) making.people.push(aPerson(making));
	const hearings = 1 + upTo(making, 4);
	for (let nth = 0; nth < hearings; nth += 1) hold(making, planned(making, nth));
	return making.told;
}

/** The same messages as they may arrive: in another order, some twice, some not at all. */
export function asArrives(messages: readonly Message[], seed: number): Message[] {
	const random = chance(seed + 1_000_003);
	const come = messages.filter(() => random() < 0.9);
	const again = come.filter(() => random() < 0.25);
	return shuffled([...come, ...again], random);
}

type Charge = {
	readonly id: string;
	readonly title: string;
	readonly isBreach: boolean;
	plea?: Body;
	verdict?: Body;
	convictionDate?: string;
	results: Body[];
};
type Person = { readonly id: string; readonly charges: Charge[]; bail?: string; rules: string[] };
type Planned = { readonly id: string; type: string; days: string[]; court: string };

const kinds = [
	'First hearing',
	'Plea and Trial Preparation',
	'Trial',
	'Sentence',
	'Bail Application'
];
const courts = [
	'Snaresbrook Crown Court',
	'Wood Green Crown Court',
	"Stratford Magistrates' Court"
];
const pleas = [
	'GUILTY',
	'NOT_GUILTY',
	'NOT_GUILTY',
	'NO_PLEA',
	'GUILTY_TO_A_LESSER_OFFENCE_NAMELY'
];
const verdicts: readonly (readonly [string, string])[] = [
	['Found guilty by jury', 'GUILTY'],
	['Found not guilty by jury', 'NOT_GUILTY'],
	['Jury unable to agree', 'NO_VERDICT'],
	['Not guilty, no evidence offered', 'NOT_GUILTY']
];
const sentences = [
	'Imprisonment',
	'Suspended sentence order - imprisonment',
	'Community order',
	'Fine'
];
const breaches = [
	'Breach of bail conditions',
	'Arrested for breaking bail',
	'Fail to surrender to custody at the appointed time',
	'Breach of a community order'
];
export const conditions = {
	'no-contact': 'Bail condition: Exclusion - not to contact directly or indirectly',
	'keep-away-from-place': 'Bail condition: Exclusion - not to enter a place'
} as const;

type Making = {
	readonly random: () => number;
	readonly people: Person[];
	readonly told: Message[];
	now: number;
	ids: number;
};

function hold(making: Making, hearing: Planned): void {
	share(making, 'listed', hearing);
	for (let moves = upTo(making, 3); moves > 0; moves -= 1) {
		if (yes(making, 0.6)) hearing.days = daysFrom(making, 1 + upTo(making, 60));
		if (yes(making, 0.3)) hearing.court = one(making, courts);
		share(making, 'listed', hearing);
	}
	if (yes(making, 0.1)) return drop(making, hearing);
	if (yes(making, 0.25)) return;
	making.now = Math.max(making.now, Date.parse(hearing.days.at(-1) ?? '') + 8 * 60 * minute);
	decide(making, hearing);
	share(making, 'resulted', hearing);
	for (let amends = upTo(making, 3); amends > 0; amends -= 1) {
		amend(making, hearing);
		share(making, 'resulted', hearing);
	}
	if (yes(making, 0.05)) drop(making, hearing);
}

function decide(making: Making, hearing: Planned): void {
	const day = hearing.days[0]?.slice(0, 10) ?? '';
	for (const person of making.people) {
		if (yes(making, 0.15)) person.charges.push(aCharge(making, false));
		for (const charge of person.charges) decideOn(making, charge, hearing, day);
		if (yes(making, 0.6)) person.bail = one(making, ['U', 'B', 'B', 'C']);
		person.rules = rulesFor(making, person.bail ?? '');
	}
}

function decideOn(making: Making, charge: Charge, hearing: Planned, day: string): void {
	charge.results = charge.results.filter(() => yes(making, 0.5));
	if (charge.isBreach) {
		const pleaValue = one(making, ['ADMITS_BREACH', 'DENIES_BREACH', 'GUILTY']);
		charge.plea = { pleaValue, pleaDate: day };
		charge.convictionDate = day;
		if (yes(making, 0.3)) find(making, charge, day);
		if (yes(making, 0.3)) charge.results = [resultOf(one(making, sentences), hearing, day)];
		return;
	}
	if (!charge.plea && yes(making, 0.6))
		charge.plea = { pleaValue: one(making, pleas), pleaDate: day };
	if (hearing.type === 'Trial' && yes(making, 0.8)) find(making, charge, day);
	// Some courts send the day of a conviction and nothing else of it.
	if (yes(making, 0.05)) charge.convictionDate = day;
	if (isGuilty(charge) && yes(making, 0.5))
		charge.results = [resultOf(one(making, sentences), hearing, day)];
	else if (yes(making, 0.05)) charge.results = [resultOf('Withdrawn', hearing, day)];
}

function find(making: Making, charge: Charge, day: string): void {
	const [description, categoryType] = one(making, verdicts);
	charge.verdict = { verdictDate: day, verdictType: { description, categoryType } };
}

function isGuilty({ plea, verdict }: Charge): boolean {
	return plea?.pleaValue === 'GUILTY' || JSON.stringify(verdict ?? '').includes('"GUILTY"');
}

// A clerk puts something right: bail, a verdict, a plea or a sentence, or takes it out.
function amend(making: Making, hearing: Planned): void {
	const person = one(making, making.people);
	const charge = one(making, person.charges);
	const day = hearing.days[0]?.slice(0, 10) ?? '';
	const what = charge.isBreach
		? 'bail'
		: one(making, ['bail', 'verdict', 'none', 'plea', 'sentence']);
	if (what === 'bail') {
		person.bail = one(making, ['U', 'B', 'C']);
		person.rules = rulesFor(making, person.bail);
	} else if (what === 'verdict' && charge.verdict) find(making, charge, day);
	else if (what === 'none') delete charge.verdict;
	else if (what === 'plea') charge.plea = { pleaValue: one(making, pleas), pleaDate: day };
	else if (charge.results.length > 0)
		charge.results = yes(making, 0.5) ? [] : [resultOf(one(making, sentences), hearing, day)];
}

function rulesFor(making: Making, bail: string): string[] {
	return bail === 'B' ? Object.values(conditions).filter(() => yes(making, 0.6)) : [];
}

function drop(making: Making, hearing: Planned): void {
	later(making);
	const at = new Date(making.now).toISOString();
	making.told.push({ door: 'deleted', hearing: hearing.id, at, body: {} });
}

function share(making: Making, door: 'listed' | 'resulted', hearing: Planned): void {
	later(making);
	const at = new Date(making.now).toISOString();
	const body = { hearing: bodyOf(making, hearing), sharedTime: at };
	making.told.push({ door, hearing: hearing.id, at, body: structuredClone(body) });
}

function bodyOf(making: Making, { id, type, days, court }: Planned): Body {
	return {
		id,
		jurisdictionType: /Crown/.test(court) ? 'CROWN' : 'MAGISTRATES',
		courtCentre: { name: court },
		type: { description: type },
		hearingDays: days.map((sittingDay) => ({ sittingDay })),
		prosecutionCases: [
			{
				id: idOf('20', 1),
				prosecutionCaseIdentifier: { caseURN: urn },
				defendants: making.people.map((person) => defendantOf(person, id, days[0] ?? ''))
			}
		]
	};
}

function defendantOf({ id, charges, bail, rules }: Person, hearing: string, day: string): Body {
	const orderedDate = day.slice(0, 10);
	const conditionsOf = rules.map((label) => ({ label, orderedHearingId: hearing, orderedDate }));
	return {
		id,
		masterDefendantId: id,
		personDefendant: bail ? { bailStatus: { code: bail } } : {},
		judicialResults: conditionsOf,
		offences: charges.map(({ id: offence, title, plea, verdict, convictionDate, results }) => ({
			id: offence,
			offenceTitle: title,
			...(plea ? { plea } : {}),
			...(verdict ? { verdict } : {}),
			...(convictionDate ? { convictionDate } : {}),
			judicialResults: results
		}))
	};
}

function resultOf(label: string, hearing: Planned, orderedDate: string): Body {
	return { label, orderedHearingId: hearing.id, orderedDate };
}

function aPerson(making: Making): Person {
	const id = idOf('30', (making.ids += 1));
	const charges = Array.from({ length: 1 + upTo(making, 3) }, (_, nth) =>
		aCharge(making, nth > 0 && yes(making, 0.3))
	);
	return { id, charges, rules: [] };
}

function aCharge(making: Making, isBreach: boolean): Charge {
	const title = isBreach ? one(making, breaches) : 'Assault by beating';
	return { id: idOf('40', (making.ids += 1)), title, isBreach, results: [] };
}

function planned(making: Making, nth: number): Planned {
	const type = nth === 0 ? one(making, kinds.slice(0, 2)) : one(making, kinds);
	const days = daysFrom(making, 7 + upTo(making, 60));
	return { id: idOf('10', (making.ids += 1)), type, days, court: one(making, courts) };
}

// The days of a hearing, from so many after now; some sit for several.
function daysFrom(making: Making, after: number): string[] {
	const first = new Date(making.now + after * 24 * 60 * minute);
	first.setUTCHours(10, 0, 0, 0);
	const count = yes(making, 0.25) ? 2 + upTo(making, 4) : 1;
	return Array.from({ length: count }, (_, nth) =>
		new Date(first.getTime() + nth * 24 * 60 * minute).toISOString()
	);
}

function later(making: Making): void {
	making.now += minute * (1 + upTo(making, 3 * 24 * 60));
}

function idOf(group: string, nth: number): string {
	return `${group}000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
}

function one<T>(making: Making, of: readonly T[]): T {
	return of[Math.floor(making.random() * of.length)] as T;
}

function upTo(making: Making, most: number): number {
	return Math.floor(making.random() * most);
}

function yes(making: Making, of: number): boolean {
	return making.random() < of;
}
