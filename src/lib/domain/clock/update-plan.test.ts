import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline } from './deadline.ts';
import type { Day, Event, EventKind, Teller, ToldAnswer } from '#lib/domain/event.ts';
import { duties } from './right.ts';
import { nextUpdate } from './update-plan.ts';

// Right 6: as often as agreed. Every four weeks from Monday 2 March 2026: the next is Monday the 30th.
const plan = anEvent({ kind: 'update-plan-agreed', on: '2026-03-02', data: { everyWeeks: 4 } });

test('the next update is due by the plan, from the day it was agreed or from the last time she was told', () => {
	assert.equal(nextUpdate([plan])?.dueOn, '2026-03-30');
	assert.equal(nextUpdate([plan, told('2026-03-12')])?.dueOn, '2026-04-09');
	assert.equal(nextUpdate([told('2026-02-25'), plan])?.dueOn, '2026-03-30');
});

test('only what the police told her counts for their plan', () => {
	assert.equal(nextUpdate([plan, told('2026-03-12', 'witness-care')])?.dueOn, '2026-03-30');
});

test('a new plan takes the place of the one before, and without a plan nothing is due', () => {
	const weekly = anEvent({ kind: 'update-plan-agreed', on: '2026-03-09', data: { everyWeeks: 1 } });

	assert.equal(nextUpdate([plan, weekly])?.dueOn, '2026-03-16');
	assert.equal(nextUpdate([told('2026-03-12')]), undefined);
});

test('the plan ends with the charge and with each end of an investigation', () => {
	const ends: readonly EventKind[] = [
		...(['charged', 'closed-without-charge', 'closed-no-suspect', 'not-investigated'] as const),
		...(['out-of-court', 'discontinued', 'concluded', 'moved-to-another-force'] as const)
	];

	for (const kind of ends) {
		const end = anEvent({ kind, on: '2026-03-10' }) as Event;
		assert.equal(nextUpdate([plan, end]), undefined, kind);
		assert.equal(row([plan, end], '2026-03-20'), undefined, kind);
	}
});

test('she is late to be told only after the day, by her own word or where the police send their tellings', () => {
	assert.equal(row([plan], '2026-03-30')?.state, 'due');
	assert.equal(row([plan], '2026-03-31')?.state, 'not-known');
	assert.equal(row([plan], '2026-03-31', ['police'])?.state, 'overdue');
	assert.equal(row([plan, answered('no', '2026-03-31')], '2026-04-02')?.state, 'overdue');
	assert.equal(row([plan, answered('not-sure', '2026-03-31')], '2026-04-02')?.state, 'not-known');
});

test('"yes" begins the time anew: from the day she gives, or from the day she answers', () => {
	const plain = row([plan, answered('yes', '2026-04-02')], '2026-04-10');
	const dated = row([plan, answered('yes', '2026-04-02', '2026-03-27')], '2026-04-10');

	assert.deepEqual([plain?.state, plain?.dueOn], ['due', '2026-04-30']);
	assert.deepEqual([dated?.state, dated?.dueOn], ['due', '2026-04-24']);
});

test('she can change a "yes" in the time it began, and is asked again when that time is over', () => {
	const yes = answered('yes', '2026-04-02');

	const soon = row([plan, yes], '2026-04-10');
	const changed = row([plan, yes, answered('no', '2026-04-10')], '2026-04-10');
	const over = row([plan, yes], '2026-05-04');
	const later = row([plan, yes, answered('no', '2026-05-04')], '2026-05-04');

	assert.deepEqual([soon?.answer?.answer, soon?.mayAnswer], ['yes', true]);
	assert.deepEqual([changed?.state, changed?.dueOn], ['overdue', '2026-03-30']);
	assert.deepEqual([over?.state, over?.answer, over?.mayAnswer], ['not-known', undefined, true]);
	assert.deepEqual([later?.state, later?.dueOn], ['overdue', '2026-04-30']);
});

test('an old "no" does not follow her into the next time', () => {
	const events = [plan, answered('no', '2026-04-02'), told('2026-04-07')];

	assert.deepEqual(
		['2026-05-05', '2026-05-06'].map((today) => row(events, today)?.state),
		['due', 'not-known']
	);
});

test('a "yes" with a day before the last telling changes nothing', () => {
	const events = [plan, told('2026-03-12'), answered('yes', '2026-04-20', '2026-03-05')];

	const found = row(events, '2026-04-20');

	assert.deepEqual([found?.state, found?.dueOn], ['not-known', '2026-04-09']);
});

function told(on: Day, toldBy: Teller = 'police') {
	return anEvent({ kind: 'victim-told', on, toldBy, data: { about: 'investigation-started' } });
}

function answered(answer: ToldAnswer, on: Day, toldOn?: Day) {
	const data = { duty: 'next-update', because: plan.id, answer, ...(toldOn ? { toldOn } : {}) };
	return anEvent({ kind: 'told-answered', on, data });
}

function row(
	events: readonly Event[],
	today: Day,
	sends: readonly Teller[] = []
): Deadline | undefined {
	const now = instantOf(today, '12:00');
	const asked = {
		enhanced: 'unknown',
		sendTellings: new Map(sends.map((one) => [one, 0])),
		now
	} as const;
	return deadlines(events, duties, asked).find(({ duty }) => duty.id === 'next-update');
}
