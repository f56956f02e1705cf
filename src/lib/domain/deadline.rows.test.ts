import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDuty, anEvent } from '#tests/builders.ts';
import { instantOf } from './calendar.ts';
import { deadlines, type Deadline, type Enhanced } from './deadline.ts';
import type { Day, Event, EventKind, EventOf, Teller } from './event.ts';
import { duties, type Duty } from './right.ts';

// Friday 6 March 2026: five working days are up on Friday the 13th, one on Monday the 9th.
const arrest = anEvent({ kind: 'suspect-arrested', on: '2026-03-06' });

type Asked = {
	today?: Day;
	at?: string;
	enhanced?: Enhanced;
	sends?: readonly Teller[];
	rows?: readonly Duty[];
};

/** Every row with a number: the event that starts it, its standard and enhanced day, and the day of the unseen leg. */
const rows: readonly (readonly [string, Event, Day, Day, Day?])[] = [
	['support-referral', on('reported'), '2026-03-10', '2026-03-10'],
	['not-investigated', on('not-investigated'), '2026-03-13', '2026-03-09'],
	['arrest', on('suspect-arrested'), '2026-03-13', '2026-03-09'],
	['interview', on('suspect-interviewed'), '2026-03-13', '2026-03-09'],
	['released', on('suspect-released'), '2026-03-13', '2026-03-09'],
	['bail-or-not', on('suspect-on-bail'), '2026-03-13', '2026-03-09'],
	['bail-or-not', on('suspect-under-investigation'), '2026-03-13', '2026-03-09'],
	['bail-change', on('police-bail-changed'), '2026-03-13', '2026-03-09'],
	['not-charged', on('closed-without-charge'), '2026-03-13', '2026-03-09'],
	['stopped', on('discontinued'), '2026-03-13', '2026-03-09'],
	['hearing', listed('2026-03-06', '2026-06-10'), '2026-03-16', '2026-03-16', '2026-03-13'],
	['court-bail', on('court-bail-decided'), '2026-03-20', '2026-03-16', '2026-03-13'],
	['warrant', on('warrant-issued'), '2026-03-20', '2026-03-16', '2026-03-13'],
	['evidence', on('evidence-needed'), '2026-03-09', '2026-03-09'],
	['outcome', on('verdict-given'), '2026-03-16', '2026-03-16', '2026-03-13'],
	['outcome', on('concluded'), '2026-03-16', '2026-03-16', '2026-03-13'],
	['sentence', on('sentenced'), '2026-03-16', '2026-03-16', '2026-03-13'],
	['contact-scheme', prison(12), '2026-03-20', '2026-03-20'],
	['liaison-officer', on('contact-scheme-referred'), '2026-04-07', '2026-04-07'],
	['complaint-answer', on('complaint-received'), '2026-03-20', '2026-03-20']
];

test('every row with a number falls due when the Code says, with enhanced rights and without', () => {
	for (const [id, event, standard, enhanced, upstream] of rows) {
		const usual = one([event], { enhanced: 'no', rows: row(id) });
		const sooner = one([event], { enhanced: 'yes', rows: row(id) });
		const unknown = one([event], { enhanced: 'unknown', rows: row(id) });

		assert.deepEqual([usual.dueOn, usual.soonerOn], [standard, undefined], id);
		assert.deepEqual([sooner.dueOn, sooner.soonerOn], [enhanced, undefined], id);
		const earlier = enhanced < standard ? enhanced : undefined;
		assert.deepEqual([unknown.dueOn, unknown.soonerOn], [standard, earlier], id);
		for (const { upstreamOn } of [usual, sooner, unknown]) assert.equal(upstreamOn, upstream, id);
	}
});

test('every row with a number has been checked here, and every other is something to ask for', () => {
	const checked = new Set(rows.map(([id]) => id));

	const left = duties.filter(({ id }) => !checked.has(id));

	for (const duty of left) {
		const [kind] = duty.startsAt;
		const [asked] = due([on(kind as EventKind)], { rows: [duty] });
		assert.equal(asked?.state, 'ask', duty.id);
		assert.equal(asked?.dueOn, undefined, duty.id);
		assert.equal(asked?.workingDaysLate, 0, duty.id);
	}
});

test('a row counts for events of the days it is in force, and for no other', () => {
	const old = aDuty({ inForceTo: '2026-03-06' });
	const next = aDuty({ id: 'arrest-new', standardDays: 3, inForceFrom: '2026-03-07' });
	const later = anEvent({ kind: 'suspect-arrested', on: '2026-03-07' });

	const found = [arrest, later].map((event) => due([event], { rows: [old, next] }));

	assert.deepEqual(
		found.map((rows) => rows.map(({ duty }) => duty.id)),
		[['arrest'], ['arrest-new']]
	);
	assert.deepEqual(due([anEvent({ kind: 'suspect-arrested', on: '2021-03-31' })], {}), []);
});

function on<K extends EventKind>(kind: K): Event {
	return anEvent({ kind, on: '2026-03-06' }) as EventOf<EventKind> as Event;
}

function listed(on: Day, day: Day) {
	return anEvent({ kind: 'hearing-listed', on, data: { when: { kind: 'day', on: day } } });
}

function prison(months: number) {
	return anEvent({ kind: 'sentenced', on: '2026-03-06', data: { months } });
}

function row(id: string): Duty[] {
	return duties.filter((duty) => duty.id === id);
}

function due(events: readonly Event[], asked: Asked): Deadline[] {
	const { today = '2026-03-06', at = '12:00', enhanced = 'no', sends = [] } = asked;
	const now = instantOf(today, at);
	return deadlines(events, asked.rows ?? duties, { enhanced, sendTellings: new Set(sends), now });
}

function one(events: readonly Event[], asked: Asked = {}): Deadline {
	const found = due(events, asked);
	assert.equal(found.length, 1, found.map(({ duty }) => duty.id).join());
	return found[0] as Deadline;
}
