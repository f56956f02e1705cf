/** Cases as agencies tell them, in the order things happened: what each event is, and who tells it. */
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { aSequence } from '#tests/stage/sequences.ts';
import { eventOf } from './_agency.ts';

export const senders = ['police', 'cps', 'courts', 'witness-care', 'probation'] as const;
export type Sender = (typeof senders)[number];
export type Chapter = { readonly from: Sender; readonly event: ReturnType<typeof eventOf> };
export type Tale = readonly Chapter[];

export const urn = '01GD7654326';

const trial = {
	hearing: 'the-trial',
	purpose: 'trial',
	courtKind: 'crown',
	court: 'Snaresbrook Crown Court'
};
const first = { hearing: 'the-first', purpose: 'first-hearing', courtKind: 'magistrates' };
const on = (day: string) => ({ kind: 'day', on: day });

function chapter(
	from: Sender,
	day: string,
	kind: string,
	data: object = {},
	over: object = {}
): Chapter {
	const time = `${day}T09:00:00Z`;
	return {
		from,
		event: eventOf(kind, urn, { id: `${kind} ${day}`, source: `urn:${from}`, time, data, ...over })
	};
}

const begun: Tale = [
	chapter('police', '2026-02-02', 'reported'),
	chapter('police', '2026-02-17', 'suspect-arrested'),
	chapter('police', '2026-02-19', 'victim-told', { about: 'suspect-arrested' }),
	chapter('police', '2026-06-12', 'charged')
];

/** The trial is moved, and its new date is put right: twelve events, two of them on one day. */
const moved: Tale = [
	...begun,
	chapter('courts', '2026-06-15', 'hearing-listed', { ...first, when: on('2026-07-13') }),
	chapter('courts', '2026-07-13', 'hearing-held', {
		hearing: 'the-first',
		purpose: 'first-hearing'
	}),
	chapter('courts', '2026-07-13', 'plea-entered', { plea: 'not-guilty' }),
	chapter('courts', '2026-07-20', 'hearing-listed', { ...trial, when: on('2026-11-30') }),
	chapter('witness-care', '2026-07-22', 'victim-told', { about: 'hearing-listed' }),
	chapter('courts', '2026-11-02', 'trial-vacated', {
		hearing: 'the-trial',
		reason: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8'
	}),
	chapter('courts', '2026-11-03', 'hearing-listed', { ...trial, when: on('2027-03-01') }),
	chapter(
		'courts',
		'2026-11-04',
		'hearing-listed',
		{ ...trial, when: on('2027-03-02') },
		{
			corrects: 'hearing-listed 2026-11-03'
		}
	)
];

/** The trial is moved and then moved back to the day it first had. */
const movedBack: Tale = [
	...begun,
	chapter('courts', '2026-07-20', 'hearing-listed', { ...trial, when: on('2026-11-30') }),
	chapter('courts', '2026-08-10', 'hearing-listed', { ...trial, when: on('2027-03-02') }),
	chapter('courts', '2026-09-01', 'hearing-listed', { ...trial, when: on('2026-11-30') })
];

/** Two systems tell one fact, and one of them then takes it back by telling another. */
const toldTwice: Tale = [
	...begun.slice(0, 2),
	chapter('police', '2026-02-17', 'suspect-arrested', {}, { id: 'the same from another system' }),
	chapter(
		'police',
		'2026-02-18',
		'suspect-interviewed',
		{},
		{ corrects: 'suspect-arrested 2026-02-17' }
	),
	chapter('police', '2026-06-12', 'charged')
];

/** Two defendants: one found guilty and sentenced on one day, the other acquitted. */
const twoDefendants: Tale = [
	...begun,
	chapter(
		'courts',
		'2026-07-13',
		'plea-entered',
		{ plea: 'guilty' },
		{ id: 'plea one', defendant: 'one' }
	),
	chapter(
		'courts',
		'2026-07-13',
		'plea-entered',
		{ plea: 'not-guilty' },
		{ id: 'plea two', defendant: 'two' }
	),
	chapter('courts', '2026-07-20', 'hearing-listed', { ...trial, when: on('2026-11-02') }),
	chapter('courts', '2026-11-02', 'trial-went-ahead', { hearing: 'the-trial' }),
	chapter('courts', '2026-11-04', 'verdict-given', { verdict: 'not-guilty' }, { defendant: 'two' }),
	chapter(
		'courts',
		'2026-11-20',
		'sentenced',
		{ sentence: 'prison', months: 30 },
		{ defendant: 'one' }
	),
	chapter('courts', '2026-11-20', 'concluded')
];

/** The whole road of one person: sent up, a jury that could not agree, a new trial, a sentence, an appeal, prison left. */
const wholeRoad: Tale = [
	...begun,
	chapter('cps', '2026-06-13', 'charge-changed'),
	chapter('courts', '2026-06-15', 'hearing-listed', { ...first, when: on('2026-06-22') }),
	chapter('courts', '2026-06-22', 'hearing-held', {
		hearing: 'the-first',
		purpose: 'first-hearing'
	}),
	chapter('courts', '2026-06-22', 'sent-to-crown-court'),
	chapter('courts', '2026-06-29', 'plea-entered', { plea: 'not-guilty' }),
	chapter('courts', '2026-07-01', 'hearing-listed', { ...trial, when: on('2026-07-20') }),
	chapter('courts', '2026-07-20', 'trial-went-ahead', { hearing: 'the-trial' }),
	chapter('courts', '2026-07-24', 'jury-not-agreed'),
	chapter('courts', '2026-07-24', 'retrial-ordered'),
	chapter('courts', '2026-07-24', 'hearing-listed', { ...trial, when: on('2026-08-24') }),
	chapter('courts', '2026-08-24', 'trial-went-ahead', { hearing: 'the-trial' }, { id: 'again' }),
	chapter('courts', '2026-08-28', 'verdict-given', { verdict: 'guilty' }),
	chapter('courts', '2026-09-11', 'sentenced', { sentence: 'prison', months: 24 }),
	chapter('courts', '2026-09-25', 'appeal-lodged', { about: 'both' }),
	chapter('courts', '2026-10-30', 'appeal-decided', { result: 'unchanged' }),
	chapter('probation', '2026-11-09', 'release-considered'),
	chapter('probation', '2026-11-16', 'released-from-prison'),
	chapter('probation', '2026-11-19', 'recalled-to-prison')
];

/** Three people, each with another end, and the third waits for a new trial. */
const threeEnds: Tale = [
	...begun.slice(0, 3),
	...['one', 'two', 'three'].map((defendant) =>
		chapter('courts', '2026-06-12', 'charged', {}, { id: `charged ${defendant}`, defendant })
	),
	chapter('courts', '2026-07-20', 'hearing-listed', { ...trial, when: on('2026-10-05') }),
	chapter('courts', '2026-08-03', 'no-evidence-offered', {}, { defendant: 'two' }),
	chapter('courts', '2026-08-03', 'verdict-given', { verdict: 'not-guilty' }, { defendant: 'two' }),
	chapter('courts', '2026-10-05', 'trial-went-ahead', { hearing: 'the-trial' }),
	chapter('courts', '2026-10-09', 'left-on-file', {}, { defendant: 'one' }),
	chapter('courts', '2026-10-09', 'verdict-given', { verdict: 'guilty' }, { defendant: 'one' }),
	chapter('courts', '2026-10-09', 'jury-not-agreed', {}, { defendant: 'three' }),
	chapter('courts', '2026-10-16', 'retrial-ordered', {}, { defendant: 'three' })
];

export const tales = { moved, movedBack, toldTwice, twoDefendants, wholeRoad, threeEnds } as const;

/** A case that nobody would write down: any kinds, in no order, against each other, before the report and after the end. */
export function anyTale(random: () => number): Tale {
	return aSequence(random)
		.filter((event) => event.on <= '2026-11-20')
		.flatMap(({ id, kind, on, data, defendant }) => {
			const from = senders.find((sender) => usuallyTells[sender]?.includes(kind));
			const over = { id, ...(defendant ? { defendant } : {}) };
			return from ? [chapter(from, on, kind, data, over)] : [];
		});
}
