/** What is late on her first page is the newest that still matters: what the case has gone past is no news to her. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heard, told, trialOn, verdict, ways } from '#tests/stage/stories.ts';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event, Teller } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { deadlines } from './deadline.ts';
import { firstOwed, isOvertaken, isTooLate, moreLate } from './first-owed.ts';
import { duties } from './right.ts';

const tellers: readonly Teller[] = ['police', 'cps', 'courts', 'witness-care', 'probation'];
const sendTellings = new Map(tellers.map((teller) => [teller, 0]));

/** What she is owed on a day by agencies that send what they tell her, and have told her nothing. */
function owedOn(events: readonly Event[], day: Day) {
	return deadlines(events, duties, {
		enhanced: 'no',
		sendTellings,
		now: instantOf(day, '12:00')
	});
}

const lateOn = (events: readonly Event[], day: Day) =>
	firstOwed(owedOn(events, day), tracker(events).since).find(({ state }) => state === 'overdue');

test('news of a charge that is months late gives way to the newer date for the trial', () => {
	const charged = told('charged');
	const moved = anEvent({
		kind: 'hearing-listed',
		on: '2026-05-01',
		data: { hearing: 'trial', purpose: 'trial', when: onDay('2026-12-10') }
	});

	assert.equal(lateOn(charged, '2026-02-20')?.because.kind, 'charged');
	const late = lateOn(
		[...charged, trialOn('2026-03-01', onDay('2026-06-10')), moved],
		'2026-05-20'
	);
	assert.equal(late?.because.kind, 'hearing-listed');
	assert.equal(late?.because.on, '2026-05-01');
});

test('after the sentence nobody is late on her first page with news from before the trial', () => {
	const over = ways.sentenced;
	const owed = owedOn(over, '2026-09-01');
	const { since = '' } = tracker(over);

	assert.ok(owed.some((one) => one.state === 'overdue' && isOvertaken(one, since)));
	const late = lateOn(over, '2026-09-01');
	assert.ok(!late || late.because.on >= since || late.duty.sort === 'do' || late.duty.limit);
});

// "The Witness Care Unit is late: news of the court date", said her first page a week after that day.
test('once a day in court has come, news of it is late for good and leads her page no more', () => {
	const events = [...told('charged'), trialOn('2026-03-01', onDay('2026-06-10'))];
	const isLed = (day: Day) => lateOn(events, day)?.duty.id === 'hearing';

	assert.deepEqual(['2026-06-09', '2026-06-10', '2026-06-18'].map(isLed), [true, false, false]);
	const owed = owedOn(events, '2026-06-18').find(({ duty }) => duty.id === 'hearing');
	assert.equal(owed?.state, 'overdue');
	assert.ok(isOvertaken(owed, tracker(events).since));
});

test('what is to be done for her is not overtaken, nor is news at times that were agreed', () => {
	const all = [...heard('2026-06-10'), verdict('2026-06-12', 'guilty')];
	const { since } = tracker(all);

	for (const one of owedOn(all, '2026-09-01'))
		if (one.duty.sort === 'do' || one.duty.limit) assert.equal(isOvertaken(one, since), false);
});

test('what she was told, or what is still ahead, is never called overtaken', () => {
	for (const events of Object.values(ways))
		for (const one of owedOn(events, '2026-05-20'))
			if (one.state !== 'overdue' && one.state !== 'not-known')
				assert.equal(isOvertaken(one, '2030-01-01'), false, one.duty.id);
});

test('one late thing stands on her first page, and how many more there are is said', () => {
	const events = told('charged');
	const { since } = tracker(events);
	const owed = owedOn(events, '2026-02-20');
	const late = owed.filter((one) => one.state === 'overdue' && !isOvertaken(one, since));
	const [one] = late;

	assert.ok(one);
	assert.equal(moreLate([], since), 0);
	assert.equal(moreLate([one], since), 0);
	assert.equal(moreLate([one, one, one], since), 2);
	assert.equal(moreLate(owed, since), late.length - 1);
});

test('what helps before a trial is asked for no more once it is on', () => {
	const asked = [
		...told('charged'),
		trialOn('2026-03-01', onDay('2026-06-10')),
		anEvent({ kind: 'evidence-needed', on: '2026-03-02' })
	];
	const tooLate = (events: readonly Event[]) =>
		owedOn(events, '2026-06-11')
			.filter((one) => isTooLate(one, tracker(events)))
			.map(({ duty }) => duty.id);

	assert.deepEqual(tooLate(asked), []);
	const on = [...asked, anEvent({ kind: 'trial-went-ahead', on: '2026-06-10' })];
	assert.deepEqual(tooLate(on), ['evidence', 'court-visit']);
	const over = [...on, anEvent({ kind: 'verdict-given', on: '2026-06-11' })];
	assert.deepEqual(tooLate(over), ['evidence', 'court-visit']);
});
