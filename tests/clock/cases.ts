/** Random cases of the clock: what the app says of each, beside what the oracle says. */
import { isDeepStrictEqual } from 'node:util';
import { aDuty, anEvent } from '#tests/world/builders.ts';
import { deadlines, type Deadline } from '#lib/domain/clock/deadline.ts';
import type { Duty } from '#lib/domain/clock/duty.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type {
	Day,
	Event,
	EventData,
	EventKind,
	Teller,
	ToldAnswer,
	ToldKind
} from '#lib/domain/event.ts';
import { duties } from '#lib/domain/clock/right.ts';
import {
	clockNights,
	holidaysOf,
	later,
	londonDay,
	verdictOn,
	type Matter,
	type Verdict
} from './oracle.ts';
import { shuffled } from '#tests/world/chance.ts';

type Random = () => number;

const hour = 3_600_000;
const numbered = duties.filter(({ standardDays }) => standardDays !== undefined);
const edges = [
	...holidaysOf(2021, 2028),
	...clockNights(2021, 2028),
	...['2024-02-29', '2028-02-29', '2024-12-31', '2021-04-01']
];
const answers: readonly ToldAnswer[] = ['yes', 'no', 'not-sure'];

/** What is different between the app and the oracle in one random case; nothing where they agree. */
export function differenceIn(random: Random): string | undefined {
	const one = aMatter(random);
	const expected = verdictOn(one.matter);
	const seen = seenIn(one);
	if (isDeepStrictEqual(seen, expected)) return undefined;
	const what = { duty: one.duty.id, ...one.matter };
	return `${JSON.stringify(what)}: ${JSON.stringify(seen)} for ${JSON.stringify(expected)}`;
}

type Case = {
	readonly duty: Duty;
	readonly matter: Matter;
	readonly events: readonly Event[];
	readonly because: Event;
};

function aMatter(random: Random): Case {
	const duty = aRow(random);
	const happened = aDay(random);
	const because = triggerOf(duty, happened);
	const canBeTold = 'event' in duty.metBy || duty.metBy.told.length > 0;
	const told = canBeTold ? several(random, 3, () => later(happened, whole(random, -8, 50))) : [];
	const now = anInstant(random, happened);
	const given = several(random, 3, () => ({
		answer: pick(random, answers),
		...(random() < 0.5 ? { toldOn: later(happened, whole(random, -3, 60)) } : {})
	}));
	const events = [
		...before(duty, happened),
		because,
		...told.map((day) => meeting(duty, because, day, random)),
		...given.map((answer, nth) => answered(duty, because, answer, nth))
	];
	const matter: Matter = {
		happened,
		limit: {
			standard: duty.standardDays ?? 0,
			enhanced: duty.enhancedDays ?? 0,
			...(duty.upstream ? { court: duty.upstream.workingDays } : {})
		},
		rights: pick(random, ['yes', 'no', 'unknown'] as const),
		now,
		told,
		answers: given,
		sends: canBeTold && random() < 0.4
	};
	return { duty, matter, events: shuffled(events, random), because };
}

function seenIn({ duty, matter, events, because }: Case): Verdict | string {
	// Everybody sends what they told her, or nobody does.
	const all: readonly Teller[] = ['police', 'cps', 'courts', 'witness-care', 'probation', 'prison'];
	const sendTellings = new Map((matter.sends ? all : []).map((one) => [one, 0]));
	const asked = { enhanced: matter.rights, sendTellings, now: matter.now };
	const found = deadlines(events, [duty], asked).find((one) => one.because === because);
	return found ? plain(found) : 'no such row';
}

function plain(found: Deadline): Verdict | string {
	const { state, dueOn, soonerOn, upstream, metOn, workingDaysLate, mayAnswer } = found;
	if (state === 'ask' || !dueOn) return 'a row without a day';
	const days = { due: dueOn, sooner: soonerOn, court: upstream?.until };
	return { state, ...days, met: metOn, daysLate: workingDaysLate, mayAnswer };
}

/** A row of the Code, or one of any other numbers, as a new Code may bring. */
function aRow(random: Random): Duty {
	if (random() < 0.6) return pick(random, numbered);
	const standardDays = whole(random, 0, 40);
	const enhancedDays = whole(random, 0, standardDays);
	const court = { from: 'courts', workingDays: whole(random, 0, 10) } as const;
	return aDuty({ standardDays, enhancedDays, ...(random() < 0.4 ? { upstream: court } : {}) });
}

function aDay(random: Random): Day {
	const near = later(pick(random, edges), whole(random, -8, 8));
	const day = random() < 0.5 ? near : later('2021-04-01', whole(random, 0, 3100));
	// The Code of 2021 has no row in force before it.
	return day < '2021-04-01' ? '2021-04-01' : day;
}

/** When she looks: any hour of the weeks after, the minutes about a midnight, or a night on which the clocks change. */
function anInstant(random: Random, happened: Day): number {
	const noon = Date.parse(`${happened}T12:00Z`);
	const sort = random();
	if (sort < 0.4) return noon + Math.floor(random() * 90 * 24) * hour;
	if (sort < 0.8) {
		const midnight = noon + (whole(random, 0, 70) * 24 - 12) * hour;
		return midnight + pick(random, [-hour - 1, -hour, -hour + 1, -1, 0, 1, hour]);
	}
	const night = Date.parse(`${pick(random, clockNights(2021, 2028))}T00:00Z`);
	return night + whole(random, -8, 16) * 15 * 60_000 - pick(random, [0, 1]);
}

function triggerOf(duty: Duty, on: Day): Event {
	const kind = duty.startsAt[0] as EventKind;
	const usual: Partial<EventData[EventKind]> = isListing({ kind })
		? { when: { kind: 'day', on: later(on, 200) } }
		: kind === 'sentenced'
			? { term: { length: { months: 12 } } }
			: {};
	const only = Object.entries(duty.only ?? {}).filter(([name]) => name in kindRow(kind).carries);
	return anEvent({ kind, on, data: { ...usual, ...Object.fromEntries(only) } }) as Event;
}

function before(duty: Duty, happened: Day): Event[] {
	if (duty.id !== 'sentence-review') return [];
	return [anEvent({ kind: 'sent-to-crown-court', on: later(happened, -30) })];
}

function meeting(duty: Duty, because: Event, on: Day, random: Random): Event {
	if ('event' in duty.metBy) return anEvent({ kind: duty.metBy.event, on }) as Event;
	const isComplaint = duty.owedBy === 'agency-complained-of';
	const toldBy = isComplaint ? 'police' : pick(random, ['police', 'cps', 'witness-care'] as const);
	return anEvent({ kind: 'victim-told', on, toldBy, data: { about: because.kind as ToldKind } });
}

type Given = Matter['answers'][number];

function answered(duty: Duty, because: Event, given: Given, nth: number): Event {
	const data = { duty: duty.id, because: because.id, ...given };
	const heardAt = Date.parse(`${because.on}T08:00Z`) + nth * hour;
	return anEvent({ kind: 'told-answered', on: londonDay(heardAt), heardAt, data });
}

function several<T>(random: Random, most: number, make: () => T): T[] {
	return Array.from({ length: Math.max(0, whole(random, -1, most)) }, make);
}

function whole(random: Random, from: number, to: number): number {
	return from + Math.floor(random() * (to - from + 1));
}

function pick<T>(random: Random, things: readonly T[]): T {
	return things[Math.floor(random() * things.length)] as T;
}
