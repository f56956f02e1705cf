import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { addDays, instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline, type Enhanced } from './deadline.ts';
import type { Day, Event, EventKind, EventOf, Teller } from '#lib/domain/event.ts';
import { duties } from './right.ts';
import type { Duty } from './duty.ts';

// An arrest on Friday 6 March 2026: five working days are up on Friday the 13th, one on Monday the 9th.
const arrest = anEvent({ kind: 'suspect-arrested', on: '2026-03-06' });

type Asked = {
	today?: Day;
	at?: string;
	enhanced?: Enhanced;
	sends?: readonly Teller[];
	rows?: readonly Duty[];
};

test('a duty is due until its day is over in London', () => {
	const lastMinute = one([arrest], { today: '2026-03-13', at: '23:59' });
	const midnight = one([arrest], { today: '2026-03-14', at: '00:00' });

	assert.equal(lastMinute.state, 'due');
	assert.equal(midnight.state, 'not-known');
});

test('only an agency that sends us its tellings is ever said to be late', () => {
	const today = '2026-03-18';

	const silent = one([arrest], { today });
	const telling = one([arrest], { today, sends: ['police'] });
	const another = one([arrest], { today, sends: ['cps', 'courts', 'witness-care'] });

	assert.deepEqual(
		[silent, telling, another].map(({ state }) => state),
		['not-known', 'overdue', 'not-known']
	);
});

test('how late something is counts working days and is never below zero', () => {
	const late = ['2026-03-13', '2026-03-14', '2026-03-16', '2026-04-07'].map(
		(today) => one([arrest], { today, sends: ['police'] }).workingDaysLate
	);

	// Two bank holidays lie between: Good Friday and Easter Monday.
	assert.deepEqual(late, [0, 0, 1, 15]);
});

test('what she was told in time was kept, and what she was told after the day was kept late', () => {
	const today = '2026-05-01';
	const met = (on: Day) =>
		one([arrest, told('suspect-arrested', on)], { today, sends: ['police'] });

	assert.deepEqual(state(met('2026-03-13')), ['kept', '2026-03-13', 0]);
	assert.deepEqual(state(met('2026-03-16')), ['kept-late', '2026-03-16', 0]);
});

test('a telling on the day it happened counts, and one from before it does not', () => {
	const today = '2026-03-20';

	const sameDay = one([arrest, told('suspect-arrested', '2026-03-06')], { today });
	const before = one([told('suspect-arrested', '2026-03-05'), arrest], { today });

	assert.equal(sameDay.state, 'kept');
	assert.equal(before.state, 'not-known');
	assert.equal(before.metOn, undefined);
});

test('that it happened does not meet the duty to tell her, nor does being told of something else', () => {
	const today = '2026-03-20';
	const again = anEvent({ kind: 'suspect-arrested', on: '2026-03-09' });

	const [first] = due([arrest, again], { today, rows: row('arrest') });
	const other = one([arrest, told('suspect-interviewed', '2026-03-09')], { today });

	assert.equal(first?.state, 'not-known');
	assert.equal(other.state, 'not-known');
});

test('the first telling after the event is the one that counts', () => {
	const events = [
		arrest,
		told('suspect-arrested', '2026-03-09'),
		told('suspect-arrested', '2026-03-30')
	];

	assert.equal(one(events, { today: '2026-05-01' }).metOn, '2026-03-09');
});

test('being passed on to support is met by the passing on', () => {
	const events = [on('reported'), anEvent({ kind: 'support-referred', on: '2026-03-09' })];

	const found = one(events, { rows: row('support-referral'), today: '2026-05-01' });

	assert.deepEqual(state(found), ['kept', '2026-03-09', 0]);
});

test('a duty of the court says until when the court has, and counts her day from there', () => {
	const sentence = one([on('sentenced')], { rows: row('sentence'), today: '2026-03-16' });

	assert.equal(sentence.owedBy, 'witness-care');
	assert.equal(sentence.upstream?.until, '2026-03-13');
	assert.equal(sentence.dueOn, '2026-03-16');
	assert.equal(sentence.state, 'due');
});

test('what is late comes first, then what is due, each by its day', () => {
	const events = [
		anEvent({ kind: 'suspect-arrested', on: '2026-03-02' }),
		anEvent({ kind: 'suspect-interviewed', on: '2026-02-02' }),
		anEvent({ kind: 'court-bail-decided', on: '2026-03-16' }),
		anEvent({ kind: 'police-bail-changed', on: '2026-03-16' }),
		anEvent({ kind: 'discontinued', on: '2026-02-02' }),
		anEvent({ kind: 'reported', on: '2026-02-02' }),
		anEvent({ kind: 'support-referred', on: '2026-02-03' }),
		anEvent({ kind: 'warrant-issued', on: '2026-02-02' }),
		anEvent({ kind: 'victim-told', on: '2026-02-20', data: { about: 'warrant-issued' } })
	];

	const found = due(events, { today: '2026-03-17', sends: ['police'] });

	assert.deepEqual(
		found.filter((row) => row.state !== 'ask').map(({ duty, state }) => `${duty.id} ${state}`),
		[
			'interview overdue',
			'arrest overdue',
			'bail-change due',
			'court-bail due',
			'stopped not-known',
			'warrant kept-late',
			'support-referral kept'
		]
	);
	const asks = found.map((row) => row.state).lastIndexOf('ask');
	assert.ok(found.findIndex((row) => row.state === 'kept-late') > asks);
	assert.ok(
		found.findIndex((row) => row.state === 'not-known') <
			found.findIndex((row) => row.state === 'ask')
	);
});

test('a correction starts the clock in place of what it puts right', () => {
	const right = anEvent({ kind: 'suspect-arrested', on: '2026-03-09', corrects: arrest.id });

	const found = due([arrest, right], { rows: row('arrest') });

	assert.deepEqual(
		found.map(({ dueOn }) => dueOn),
		['2026-03-16']
	);
});

test('a day due at Christmas leaves out the holidays', () => {
	const arrested = anEvent({ kind: 'suspect-arrested', on: '2026-12-23' });

	const found = one([arrested], { today: '2026-12-24', enhanced: 'unknown' });

	assert.equal(found.dueOn, '2027-01-04');
	assert.equal(found.soonerOn, '2026-12-24');
});

// An agency that joins brings its old cases: what it told her before it told us, we cannot know.
test('the silence of an agency says nothing of what was before it began to send', () => {
	const since = (day: Day, at?: string) =>
		deadlines([arrest], duties, {
			enhanced: 'no',
			sendTellings: new Map([['police', instantOf(day, at)]]),
			now: instantOf('2026-05-01')
		})[0]?.state;

	assert.equal(since('2026-03-05'), 'overdue');
	assert.equal(since('2026-03-06'), 'overdue');
	assert.equal(since('2026-03-06', '09:00'), 'not-known');
	assert.equal(since('2026-04-01'), 'not-known');
});

test('every day from the event on has one state, and it never goes back', () => {
	const order = ['due', 'overdue'];

	const states = Array.from(
		{ length: 40 },
		(_, nth) => one([arrest], { today: addDays(arrest.on, nth), sends: ['police'] }).state
	);

	assert.deepEqual(
		states,
		states.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
	);
	assert.equal(states.filter((state) => state === 'due').length, 8);
});

function on<K extends EventKind>(kind: K): Event {
	return anEvent({ kind, on: '2026-03-06' }) as EventOf<EventKind> as Event;
}

function told(about: 'suspect-arrested' | 'suspect-interviewed', on: Day) {
	return anEvent({ kind: 'victim-told', on, data: { about } });
}

function row(id: string): Duty[] {
	return duties.filter((duty) => duty.id === id);
}

function due(events: readonly Event[], asked: Asked): Deadline[] {
	const { today = '2026-03-06', at = '12:00', enhanced = 'no', sends = [] } = asked;
	const now = instantOf(today, at);
	return deadlines(events, asked.rows ?? duties, {
		enhanced,
		sendTellings: new Map(sends.map((one) => [one, 0])),
		now
	});
}

function one(events: readonly Event[], asked: Asked = {}): Deadline {
	const found = due(events, asked);
	assert.equal(found.length, 1, found.map(({ duty }) => duty.id).join());
	return found[0] as Deadline;
}

function state({ state, metOn, workingDaysLate }: Deadline) {
	return [state, metOn, workingDaysLate];
}

test('of two facts of one day it is always the same one that began the clock, whichever was heard first', () => {
	const [first, second] = [instantOf('2026-03-06', '18:00'), instantOf('2026-03-06', '19:00')];
	const begunBy = (bailHeard: number, otherHeard: number) =>
		deadlines(
			[
				anEvent({ kind: 'suspect-on-bail', on: '2026-03-06', heardAt: bailHeard }),
				anEvent({ kind: 'suspect-under-investigation', on: '2026-03-06', heardAt: otherHeard })
			],
			duties,
			{ enhanced: 'no', sendTellings: new Map(), now: instantOf('2026-03-09') }
		)
			.filter(({ duty }) => duty.id === 'bail-or-not')
			.map(({ because }) => because.kind);

	assert.deepEqual(begunBy(first, second), ['suspect-on-bail']);
	assert.deepEqual(begunBy(second, first), ['suspect-on-bail']);
});
