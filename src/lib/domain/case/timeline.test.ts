import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { timeline } from './timeline.ts';

test('what happened last comes first, whenever we heard of it', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2026-03-06' }),
		anEvent({ kind: 'reported', on: '2026-01-05' }),
		anEvent({ kind: 'suspect-arrested', on: '2026-02-01' })
	];
	const random = chance(13);

	for (let nth = 0; nth < 20; nth += 1)
		assert.deepEqual(kinds(heardInOtherOrder(events, random)), [
			'charged',
			'suspect-arrested',
			'reported'
		]);
});

test('a trial that was moved shows the dates it had before, oldest first', () => {
	const events = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		listed('2026-05-01', { when: weekOf('2026-09-21') }),
		listed('2026-07-01', { when: onDay('2027-03-02') })
	];

	const before = timeline(events).map((entry) => entry.before);

	assert.deepEqual(before, [
		[onDay('2026-06-10'), weekOf('2026-09-21')],
		[onDay('2026-06-10')],
		[]
	]);
});

test('a hearing told of again without a change is no news', () => {
	const events = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		listed('2026-05-01', { when: onDay('2026-06-10') }),
		anEvent({ kind: 'hearing-held', on: '2026-06-10' }),
		listed('2026-06-10', { when: onDay('2026-06-10') })
	];

	assert.deepEqual(kinds(events), ['hearing-held', 'hearing-listed']);
});

// The courts name the hearing in its result too: nobody set that date on the day of the hearing.
test('a hearing first heard of by its result took place, and no date was set', () => {
	const when = onDay('2026-06-10');
	const held = anEvent({ kind: 'hearing-held', on: '2026-06-10' });
	const late = listed('2026-06-10', { when });
	const early = listed('2026-06-09', { when });

	assert.deepEqual(kinds([late, held]), ['hearing-held']);
	assert.deepEqual(kinds([early, held]), ['hearing-held', 'hearing-listed']);
	assert.deepEqual(kinds([late]), ['hearing-listed']);
});

test('another hour is news, and one that was not told before is none', () => {
	const at = (on: Day, time?: string) => listed(on, { when: onDay('2026-06-10', time) });
	const changes = (...events: Event[]) => timeline(events).map(({ changed }) => changed?.what);

	assert.deepEqual(changes(at('2026-04-01', '10:00'), at('2026-05-01', '14:00')), [
		['time'],
		undefined
	]);
	assert.deepEqual(changes(at('2026-04-01'), at('2026-05-01', '14:00')), [undefined]);
});

test('an hour told later is no news, and another court is, without a word of a move', () => {
	const first = listed('2026-04-01', { when: onDay('2026-06-10') });
	const otherTime = listed('2026-05-01', { when: onDay('2026-06-10', '10:30') });
	const otherCourt = listed('2026-05-01', {
		when: onDay('2026-06-10'),
		court: 'Woolwich Crown Court'
	});

	assert.deepEqual(
		timeline([first, otherTime]).map(({ event }) => event),
		[first]
	);
	const [from, to] = [first.data, otherCourt.data];
	assert.deepEqual(timeline([first, otherCourt]), [
		{ event: otherCourt, before: [], changed: { what: ['court'], from, to } },
		{ event: first, before: [] }
	]);
});

test('another court after a move is not told as a second move', () => {
	const events = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		listed('2026-05-01', { when: onDay('2026-09-21') }),
		listed('2026-05-08', { when: onDay('2026-09-21'), court: 'Woolwich Crown Court' })
	];

	assert.deepEqual(
		timeline(events).map((entry) => entry.before.length),
		[0, 1, 0]
	);
});

test('a hearing ordered at an earlier one and then listed by the court is one entry, and so is its move', () => {
	const events = [
		listed('2026-04-01', { hearing: 'ordered', when: onDay('2026-06-10') }),
		listed('2026-04-02', { hearing: 'itself', when: onDay('2026-06-10', '10:00') }),
		listed('2026-05-01', { hearing: 'itself', when: onDay('2026-09-21') }),
		listed('2026-05-03', { hearing: 'ordered', when: onDay('2026-06-10') })
	];

	assert.deepEqual(
		timeline(events).map(({ event }) => event.on),
		['2026-05-01', '2026-04-01']
	);
});

test('a moved hearing that took place and goes on later is not told as moved again', () => {
	const events = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		listed('2026-05-01', { when: onDay('2026-09-21') }),
		anEvent({ kind: 'hearing-held', on: '2026-09-21' }),
		listed('2026-09-21', { when: onDay('2026-09-28') })
	];

	assert.deepEqual(timeline(events)[0]?.before, []);
});

test('a hearing that is put back on the date it was taken off is news', () => {
	const events = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		anEvent({ kind: 'hearing-cancelled', on: '2026-05-01' }),
		listed('2026-05-08', { when: onDay('2026-06-10') })
	];

	assert.deepEqual(kinds(events), ['hearing-listed', 'hearing-cancelled', 'hearing-listed']);
});

test('the old date sent along with the news that it is off is no news', () => {
	const events = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		anEvent({ kind: 'trial-ineffective', on: '2026-06-10' }),
		{ ...listed('2026-06-10', { when: onDay('2026-06-10') }), heardAt: Date.UTC(2026, 5, 20) }
	];

	assert.deepEqual(kinds(events), ['trial-ineffective', 'hearing-listed']);
});

test('a correction stands in the place of what it puts right, and says so', () => {
	const wrong = anEvent({ kind: 'suspect-arrested', on: '2026-02-01' });
	const right = anEvent({ kind: 'suspect-interviewed', on: '2026-02-01', corrects: wrong.id });

	const entries = timeline([wrong, right]);

	assert.deepEqual(entries, [{ event: right, before: [], corrects: wrong }]);
});

test('a correction of something we never had is told as it is', () => {
	const event = anEvent({ kind: 'charged', on: '2026-02-01', corrects: 'never-came' });

	assert.deepEqual(timeline([event]), [{ event, before: [] }]);
});

test('that the case is over is no news after the sentence, in whatever order the day is told', () => {
	const on = '2026-07-10';
	const events = [anEvent({ kind: 'sentenced', on }), anEvent({ kind: 'concluded', on })];
	const random = chance(17);

	for (let nth = 0; nth < 10; nth += 1)
		assert.deepEqual(kinds(heardInOtherOrder(events, random)), ['sentenced']);
	assert.deepEqual(kinds([anEvent({ kind: 'concluded', on })]), ['concluded']);
});

// "The other charges are not decided yet" went away from her page, and nothing told why.
test('that the case is over is news after a sentence that left another charge open', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2026-01-02' }),
		anEvent({ kind: 'plea-entered', on: '2026-02-02', data: { plea: 'guilty-to-some' } }),
		anEvent({ kind: 'sentenced', on: '2026-03-02' }),
		anEvent({ kind: 'concluded', on: '2026-04-02' })
	];

	assert.equal(kinds(events)[0], 'concluded');
});

test('that it is over for one person is not told as the end of a case that goes on for another', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2026-01-02', defendant: 'one' }),
		anEvent({ kind: 'charged', on: '2026-01-02', defendant: 'two' }),
		anEvent({ kind: 'concluded', on: '2026-06-01', defendant: 'one' })
	];
	const second = anEvent({ kind: 'concluded', on: '2026-06-08', defendant: 'two' });

	assert.deepEqual(kinds(events), ['charged', 'charged']);
	assert.deepEqual(timeline([...events, second])[0]?.event, second);
	const sameDay = { ...second, on: '2026-06-01' };
	assert.deepEqual(kinds([...events, sameDay]), ['concluded', 'charged', 'charged']);
});

test('one fact told by two agencies is one entry, and two people charged on one day are two', () => {
	const police = anEvent({ kind: 'charged', on: '2026-01-02', toldBy: 'police' });
	const courts = (defendant: string) =>
		anEvent({ kind: 'charged', on: '2026-01-02', toldBy: 'courts', defendant });

	assert.deepEqual(
		timeline([police, courts('one')]).map(({ event }) => event),
		[police]
	);
	assert.equal(timeline([courts('one'), courts('two')]).length, 2);
	assert.equal(timeline([{ ...courts('one'), toldBy: 'cps' }, courts('one')]).length, 1);
});

test('two facts of one kind that say different things are two entries', () => {
	const on = '2026-06-12';
	const other = anEvent({ kind: 'verdict-given', on, data: { verdict: 'other' } });
	const guilty = anEvent({ kind: 'verdict-given', on });

	assert.equal(timeline([other, guilty]).length, 2);
});

test('what she told us herself is among what has happened', () => {
	const given = anEvent({ kind: 'date-given', on: '2026-02-01', data: { on: '2027-03-02' } });

	assert.deepEqual(kinds([given]), ['date-given']);
});

test('a moved trial carries the reason its last date was given up, and no reason of an earlier move', () => {
	// Vacated, K: the court expected to run out of time.
	const reason = '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8';
	const events = [
		listed('2026-04-01', { when: onDay('2026-06-10') }),
		anEvent({ kind: 'trial-vacated', on: '2026-05-01', data: { reason } }),
		listed('2026-05-02', { when: onDay('2026-09-21') }),
		listed('2026-07-01', { when: onDay('2027-03-02') })
	];

	const moves = timeline(events).filter(({ before }) => before.length > 0);

	assert.deepEqual(
		moves.map(({ before, reason }) => [before.length, reason]),
		[
			[2, undefined],
			[1, 'court-ran-out-of-time']
		]
	);
});

test('a trial that was taken off and moved on one day is told once, with the reason', () => {
	const reason = '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8';
	const first = listed('2026-04-01', { when: onDay('2026-06-10') });
	const off = anEvent({ kind: 'trial-vacated', on: '2026-05-01', data: { reason } });
	const movedOn = (on: Day) => [first, off, listed(on, { when: onDay('2026-09-21') })];

	assert.deepEqual(kinds(movedOn('2026-05-01')), ['hearing-listed', 'hearing-listed']);
	assert.equal(timeline(movedOn('2026-05-01'))[0]?.reason, 'court-ran-out-of-time');
	assert.ok(kinds(movedOn('2026-05-02')).includes('trial-vacated'));
});

function kinds(events: readonly Event[]) {
	return timeline(events).map(({ event }) => event.kind);
}

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data });
}

test('a correction of a correction still shows what was said first', () => {
	const first = anEvent({ kind: 'suspect-arrested', on: '2026-02-01' });
	const second = anEvent({ kind: 'suspect-interviewed', on: '2026-02-01', corrects: first.id });
	const third = anEvent({ kind: 'investigation-started', on: '2026-02-01', corrects: second.id });

	assert.deepEqual(timeline([third, first, second]), [
		{ event: third, before: [], corrects: second, earlier: [first] }
	]);
});

test('what happened on one day stands in the order such things follow each other, whenever we heard', () => {
	const on = '2026-06-10';
	const events = [
		listed('2026-03-01', { when: onDay(on) }),
		anEvent({ kind: 'trial-ineffective', on }),
		listed(on, { when: onDay('2027-03-02') }),
		anEvent({ kind: 'plea-entered', on, data: { plea: 'not-guilty' } })
	];
	const random = chance(19);

	for (let nth = 0; nth < 20; nth += 1)
		assert.deepEqual(kinds(heardInOtherOrder(events, random)), [
			'hearing-listed',
			'plea-entered',
			'trial-ineffective',
			'hearing-listed'
		]);
});
