/** What the tests are made of: safe defaults, so that a test says only what matters to it. */
import type {
	CaseId,
	Day,
	DefendantKey,
	EventData,
	EventId,
	EventKind,
	EventOf,
	HearingTime,
	Instant,
	Teller,
	Telling
} from '#lib/domain/event.ts';
import { tellers } from '#lib/domain/vocabulary.ts';
import type { ParticipationId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { half, type Slot, type Wishes } from '#lib/domain/call/call.ts';
import { emptyCall, type CallForm } from '#lib/domain/call/form.ts';
import type { Duty } from '#lib/domain/clock/duty.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import type { Choices } from '#lib/domain/news/gate.ts';
import { leastOf } from './samples.ts';

/** What a kind carries in most tests that is not the first there is to choose: one trial at one court, one guilty person. */
const unlike: { readonly [K in EventKind]?: Partial<EventData[K]> } = {
	'closed-without-charge': { by: 'cps' },
	'out-of-court': { outcome: 'caution' },
	'update-plan-agreed': { everyWeeks: 4 },
	'hearing-listed': { purpose: 'trial', courtKind: 'crown', court: 'Snaresbrook Crown Court' },
	'hearing-held': { purpose: 'trial' },
	'court-bail-decided': { bail: 'conditional-bail' },
	'told-answered': { answer: 'no' }
};

type Fact<K extends EventKind> = {
	readonly kind: K;
	readonly on: Day;
	readonly defendant?: string;
	/** Laid over the usual data of the kind. */
	readonly data?: Partial<EventData[K]>;
	/** The id of the event, or of the message, this one puts right. */
	readonly corrects?: string;
};
type Heard = {
	readonly id?: string;
	readonly heardAt?: Instant;
	readonly toldBy?: Teller;
	readonly source?: string;
};

let made = 0;

/** An event of a kind on a day, heard that afternoon from who usually tells it. */
export function anEvent<K extends EventKind>(
	fact: Fact<K> & Heard
): { [One in K]: EventOf<One> }[K] {
	const { kind, on, heardAt, toldBy, source, defendant, corrects } = fact;
	made += 1;
	return {
		id: (fact.id ?? `event-${made}`) as EventId,
		kind,
		on,
		heardAt: heardAt ?? instantOf(on, '16:20'),
		toldBy: toldBy ?? usualTellerOf(kind),
		...(source === undefined ? {} : { source }),
		...(defendant === undefined ? {} : { defendant: defendant as DefendantKey }),
		...(corrects === undefined ? {} : { corrects: corrects as EventId }),
		data: dataOf(fact)
	} satisfies EventOf<K> as { [One in K]: EventOf<One> }[K];
}

/** A fact on its way in. */
export function aTelling<K extends EventKind>(fact: Fact<K>): Telling {
	const { kind, on, defendant, corrects } = fact;
	return {
		kind,
		on,
		...(defendant === undefined ? {} : { defendant: defendant as DefendantKey }),
		...(corrects === undefined ? {} : { corrects }),
		data: dataOf(fact)
	} as Telling;
}

function dataOf<K extends EventKind>({ kind, data }: Fact<K>): EventData[K] {
	return { ...leastOf(kind), ...unlike[kind], ...data } as EventData[K];
}

function usualTellerOf(kind: EventKind): Teller {
	return tellers.find((teller) => usuallyTells[teller]?.includes(kind)) ?? 'victim';
}

/** A hearing on a fixed day, at a time of day in London where one is known. */
export function onDay(on: Day, time?: string): HearingTime {
	return { kind: 'day', on, ...(time === undefined ? {} : { startsAt: instantOf(on, time) }) };
}

/** A hearing of several days, each at a time of day in London where one is given. */
export function onDays(days: readonly Day[], time?: string): HearingTime {
	const [first = '', ...rest] = days;
	const alsoOn = rest.map((on) => ({ on, ...(time ? { startsAt: instantOf(on, time) } : {}) }));
	return { ...onDay(first, time), alsoOn } as HearingTime;
}

/** A hearing on some day from a Monday on. */
export function weekOf(on: Day, weeks = 1): HearingTime {
	return { kind: 'week-of', on, weeks };
}

/** A victim who sees her whole case. */
export function aVictim(over: Partial<Victim> = {}): Victim {
	return {
		kind: 'victim',
		person: 'mary' as PersonId,
		level: 'full',
		caseId: '01-case' as CaseId,
		participation: 'mary-in-case' as ParticipationId,
		enhanced: 'no',
		sure: true,
		...over
	};
}

/** An advocate, or staff of another kind. */
export function anAdvocate(over: Partial<Staff> = {}): Staff {
	return { kind: 'advocate', person: 'ann' as PersonId, ...over };
}

/** A half hour in which she may be called. */
export function aSlot({ on = '2026-11-25', at = '11:00' }: { on?: Day; at?: string } = {}): Slot {
	const from = instantOf(on, at);
	return { on, from, to: from + half };
}

/** What she said about being called, with one safe slot. */
export function someWishes(over: Partial<Wishes> = {}): Wishes {
	return {
		phone: '020 7946 0018',
		slots: [aSlot()],
		mayLeaveMessage: false,
		language: 'en',
		ifSomeoneElse: 'hang-up',
		...over
	};
}

/** The form for a call as a person fills it who answers every question; `any` is any time that is open. */
export function aCallForm(over: Partial<CallForm> = {}): CallForm {
	return {
		...emptyCall,
		phone: '020 7946 0018',
		times: ['any'],
		message: 'no',
		language: 'en',
		someoneElse: 'hang-up',
		...over
	};
}

/** A row of the Code: the police tell her of an arrest in five working days, or one. */
export function aDuty(over: Partial<Duty> = {}): Duty {
	return {
		id: 'arrest',
		right: 6,
		startsAt: ['suspect-arrested'],
		owedBy: 'police',
		standardDays: 5,
		enhancedDays: 1,
		sort: 'tell',
		metBy: { told: ['suspect-arrested'] },
		inForceFrom: '2021-04-01',
		source: {
			title: 'A source',
			url: 'https://example.org/',
			checkedOn: '2026-11-24',
			confidence: 'verified'
		},
		...over
	};
}

/** Nothing chosen, on a page that began after all that was decided: only hard news waits. */
export const noChoices: Choices = { always: false, of: new Map(), newsFrom: '9999-12-31' };
