import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDuty, anEvent, onDay } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline, type Enhanced } from './deadline.ts';
import type { Duty, Owing } from './duty.ts';
import type { Day, Event, EventData, EventKind } from '#lib/domain/event.ts';
import { duties } from './right.ts';

type Row = readonly [
	id: string,
	source: string,
	event: Event,
	owedBy: Owing,
	standard: Day | 'ask',
	enhanced?: Day,
	until?: Day
];

const vps = 'Nottinghamshire Police: what is a Victim Personal Statement';
const scheme = 'CPS Victim Communication and Liaison scheme';
const lords = 'House of Lords, 30 April 2024: the Code on unduly lenient sentences';
const right = (number: number) => `Victims' Code 2021, Right ${number}`;
const recalled = (number: number, how = 'high') => `${right(number)}, recalled-${how}`;

const bailVaried = anEvent({
	kind: 'application',
	on: '2026-03-06',
	data: { about: 'bail-rules', outcome: 'granted' }
});

/**
 * Every row of the Code with where it was read: the event that starts it, who owes it, its standard and its enhanced day,
 * and the day of the leg she cannot see. All start on Friday 6 March 2026: one working day is Monday the 9th, two are the
 * 10th, five the 13th, six the 16th, ten the 20th; twenty, over Easter, are Tuesday 7 April.
 */
const rows: readonly Row[] = [
	['interpreter', right(1), on('reported'), 'police', 'ask'],
	['court-interpreter', right(1), on('evidence-needed'), 'courts', 'ask'],
	['recorded', right(2), on('reported'), 'police', 'ask'],
	['interviewer', right(2), on('reported'), 'police', 'ask'],
	['written-confirmation', right(3), on('reported'), 'police', 'ask'],
	['information', right(3), on('reported'), 'police', 'ask'],
	['restorative-justice', right(3), listed({ courtKind: 'youth' }), 'youth-team', 'ask'],
	['needs', right(4), on('reported'), 'police', 'ask'],
	['support-referral', right(4), on('reported'), 'police', '2026-03-10', '2026-03-10'],
	['court-needs', right(4), on('evidence-needed'), 'witness-care', 'ask'],
	[
		...(['compensation', 'Victim Care and Advice Service: your rights'] as const),
		...([on('reported'), 'police', 'ask'] as const)
	],
	...soon('not-investigated', right(6), 'not-investigated', 'police'),
	...soon('arrest', right(6), 'suspect-arrested', 'police'),
	...soon('interview', right(6), 'suspect-interviewed', 'police'),
	...soon('released', right(6), 'suspect-released', 'police'),
	...soon('bail-or-not', right(6), 'suspect-on-bail', 'police'),
	...soon('bail-or-not', right(6), 'suspect-under-investigation', 'police'),
	...soon('bail-change', right(6), 'police-bail-changed', 'police'),
	['charge', recalled(6), on('charged'), 'police', '2026-03-13', '2026-03-13'],
	[
		...(['not-charged-by-police', recalled(6), closedBy('police'), 'police'] as const),
		...(['2026-03-13', '2026-03-09'] as const)
	],
	['not-charged', scheme, closedBy('cps'), 'cps', '2026-03-13', '2026-03-09'],
	['out-of-court', recalled(6), on('out-of-court'), 'police', '2026-03-13', '2026-03-13'],
	...soon('stopped', scheme, 'discontinued', 'cps'),
	...soon('stopped', scheme, 'no-evidence-offered', 'cps'),
	...soon('charge-changed', scheme, 'charge-changed', 'cps'),
	['left-on-file', recalled(6), on('left-on-file'), 'cps', 'ask'],
	['updates', right(6), on('reported'), 'police', 'ask'],
	// Four weeks end on Good Friday: the day that offices open again.
	['next-update', right(6), plan(4), 'police', '2026-04-07', '2026-04-07'],
	['statement', vps, on('reported'), 'police', 'ask'],
	['statement-read', vps, on('verdict-given'), 'witness-care', 'ask'],
	['statement-read', vps, on('plea-entered'), 'witness-care', 'ask'],
	...court('hearing', right(8), listed({ when: onDay('2026-06-10') }), '2026-03-16', '2026-03-16'),
	...court('court-bail', right(8), on('court-bail-decided'), '2026-03-20', '2026-03-16'),
	...court('court-bail', right(8), bailVaried, '2026-03-20', '2026-03-16'),
	...court('warrant', right(8), on('warrant-issued'), '2026-03-20', '2026-03-16'),
	['evidence', right(8), on('evidence-needed'), 'witness-care', 'ask'],
	['court-visit', right(8), on('evidence-needed'), 'witness-care', 'ask'],
	['court-help', right(8), on('evidence-needed'), 'witness-care', 'ask'],
	['special-measures', right(8), on('special-measures-decided'), 'witness-care', 'ask'],
	...court('outcome', right(9), on('verdict-given'), '2026-03-16', '2026-03-16'),
	...court('outcome', right(9), on('concluded'), '2026-03-16', '2026-03-16'),
	['stopped-by-court', recalled(9), on('stopped-by-court'), 'witness-care', 'ask'],
	...court('sentence', right(9), on('sentenced'), '2026-03-16', '2026-03-16'),
	...court('sentence-review', lords, on('sentenced'), '2026-03-16', '2026-03-16'),
	['prosecutor-meeting', right(9), on('verdict-given'), 'cps', 'ask'],
	['prosecutor-meeting', right(9), on('plea-entered'), 'cps', 'ask'],
	['prosecutor-meeting', right(9), on('sentenced'), 'cps', 'ask'],
	...court('appeal', recalled(9), on('appeal-lodged'), '2026-03-16', '2026-03-16'),
	...court('appeal', recalled(9), on('appeal-decided'), '2026-03-16', '2026-03-16'),
	['case-review', recalled(9, 'medium'), on('appeal-decided'), 'review-commission', 'ask'],
	['expenses', recalled(10), on('expenses-claimed'), 'cps', '2026-03-20', '2026-03-20'],
	...(
		[
			...(['closed-without-charge', 'closed-no-suspect', 'out-of-court', 'discontinued'] as const),
			...(['no-evidence-offered', 'defendant-died', 'sentenced', 'concluded'] as const)
		] as const
	).map((kind): Row => ['property', recalled(10), on(kind), 'police', 'ask']),
	['contact-scheme', right(11), prison(12), 'witness-care', 'ask'],
	[
		...(['liaison-officer', right(11), on('contact-scheme-referred'), 'probation'] as const),
		...(['2026-04-07', '2026-04-07'] as const)
	],
	...(
		[
			...(['release-considered', 'released-from-prison', 'recalled-to-prison'] as const),
			...(['escaped', 'sentence-ended', 'rules-broken'] as const)
		] as const
	).map((kind): Row => ['key-stages', right(11), on(kind), 'probation', 'ask']),
	['parole-statement', right(11), on('release-considered'), 'probation', 'ask'],
	[
		...(['complaint-answer', recalled(12), on('complaint-received'), 'police'] as const),
		...(['2026-03-20', '2026-03-20'] as const)
	],
	[
		...(['complaint-reply', recalled(12, 'medium'), on('complaint-received'), 'police'] as const),
		...(['2026-04-07', '2026-04-07'] as const)
	]
];

// Two rows are owed only where something else was told before: the Crown Court, a sentence.
const before = [
	anEvent({ kind: 'sent-to-crown-court', on: '2025-11-03' }),
	anEvent({ kind: 'sentenced', on: '2025-12-01', data: { sentence: 'fine' } })
];
const needsThem = ['sentence-review', 'key-stages'];

for (const [id, source, event, owedBy, standard, enhanced, until] of rows)
	test(`${id}, after ${event.kind}, is owed as its source says: ${source}`, () => {
		const earlier = needsThem.includes(id) ? before : [];
		const told = [...earlier, event];
		const found = (['no', 'yes', 'unknown'] as const).map((rights) =>
			oneOf(told, event, id, rights)
		);

		for (const { duty, owedBy: by, state } of found) {
			const { title, confidence } = duty.source;
			assert.equal(confidence === 'verified' ? title : `${title}, ${confidence}`, source);
			assert.deepEqual([by, state], [owedBy, standard === 'ask' ? 'ask' : 'due']);
		}
		const days = found.map(({ dueOn, soonerOn, upstream }) => [dueOn, soonerOn, upstream?.until]);
		const due = standard === 'ask' ? undefined : standard;
		const sooner = enhanced && enhanced < standard ? enhanced : undefined;
		assert.deepEqual(days, [
			[due, undefined, until],
			[enhanced, undefined, until],
			[due, sooner, until]
		]);
	});

test('every row has been checked here, for every event that starts it', () => {
	const checked = new Set(rows.map(([id, , { kind }]) => `${id} ${kind}`));
	const all = duties.flatMap(({ id, startsAt }) => startsAt.map((kind) => `${id} ${kind}`));

	assert.deepEqual([...checked].sort(), all.sort());
});

test('a row counts for events of the days it is in force, and for no other', () => {
	const old = aDuty({ inForceTo: '2026-03-06' });
	const next = aDuty({ id: 'arrest-new', standardDays: 3, inForceFrom: '2026-03-07' });
	const arrests = ['2026-03-06', '2026-03-07'].map((day) =>
		anEvent({ kind: 'suspect-arrested', on: day })
	);

	const found = arrests.map((event) => owed([event], 'no', [old, next]));

	assert.deepEqual(
		found.map((all) => all.map(({ duty, dueOn }) => [duty.id, dueOn])),
		[[['arrest', '2026-03-13']], [['arrest-new', '2026-03-11']]]
	);
	assert.deepEqual(owed([anEvent({ kind: 'suspect-arrested', on: '2021-03-31' })]), []);
});

function on<K extends EventKind>(kind: K): Event {
	return anEvent({ kind, on: '2026-03-06' }) as Event;
}

function listed(data: Partial<EventData['hearing-listed']>): Event {
	return anEvent({ kind: 'hearing-listed', on: '2026-03-06', data });
}

function closedBy(by: 'police' | 'cps'): Event {
	return anEvent({ kind: 'closed-without-charge', on: '2026-03-06', data: { by } });
}

function plan(everyWeeks: number): Event {
	return anEvent({ kind: 'update-plan-agreed', on: '2026-03-06', data: { everyWeeks } });
}

function prison(months: number): Event {
	return anEvent({
		kind: 'sentenced',
		on: '2026-03-06',
		data: { sentence: 'prison', term: { length: { months } } }
	});
}

// Right 6: five working days, or one with enhanced rights.
function soon(id: string, source: string, kind: EventKind, owedBy: Owing): [Row] {
	return [[id, source, on(kind), owedBy, '2026-03-13', '2026-03-09']];
}

// Rights 8 and 9: the court has until Friday the 13th.
function court(id: string, source: string, event: Event, standard: Day, enhanced: Day): [Row] {
	return [[id, source, event, 'witness-care', standard, enhanced, '2026-03-13']];
}

function oneOf(told: readonly Event[], event: Event, id: string, enhanced: Enhanced): Deadline {
	const found = owed(told, enhanced).filter(
		({ duty, because }) => duty.id === id && because === event
	);
	assert.equal(found.length, 1, `${id}: ${found.length}`);
	return found[0] as Deadline;
}

function owed(
	told: readonly Event[],
	enhanced: Enhanced = 'no',
	of: readonly Duty[] = duties
): Deadline[] {
	const now = instantOf('2026-03-06', '12:00');
	return deadlines(told, of, { enhanced, sendTellings: new Map(), now });
}

test('a request about bail starts no clock while nothing is decided, or where the bail decided with it does', () => {
	const asked = { ...bailVaried, data: { about: 'bail-rules', outcome: 'made' } } as Event;
	const ofElse = { ...bailVaried, data: { about: 'adjourn', outcome: 'granted' } } as Event;
	const bail = anEvent({ kind: 'court-bail-decided', on: bailVaried.on });
	const startedBy = (...events: Event[]) =>
		deadlines(events, duties, {
			enhanced: 'no',
			sendTellings: new Map(),
			now: instantOf('2026-03-09', '12:00')
		}).map(({ because }) => because.kind);

	assert.deepEqual(startedBy(asked), []);
	assert.deepEqual(startedBy(ofElse), []);
	assert.deepEqual(startedBy(bailVaried), ['application']);
	assert.deepEqual(startedBy(bailVaried, bail), ['court-bail-decided']);
});
