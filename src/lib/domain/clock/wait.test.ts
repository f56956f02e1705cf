import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { addDays, instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { usualWaits, waitFaultOf, waitOf } from './wait.ts';

const at = (day: Day) => instantOf(day, '10:00');
const charged = anEvent({ kind: 'charged', on: '2026-01-05' });
const sent = anEvent({ kind: 'sent-to-crown-court', on: '2026-02-02' });
const on = (events: readonly Event[], day: Day) => waitOf(events, usualWaits, at(day));

test('a case of the Crown Court is shown its days since the charge beside the published figure', () => {
	const wait = on([charged, sent], '2026-03-06');

	assert.deepEqual([wait?.since, wait?.soFarDays, wait?.isLonger], ['2026-01-05', 60, false]);
	assert.equal(wait?.usual.days, 179);
});

test('a hearing at the Crown Court is as good as being sent there', () => {
	const listed = anEvent({ kind: 'hearing-listed', on: '2026-02-02' });

	assert.ok(on([charged, listed], '2026-03-06'));
});

test('a case that we know of in no Crown Court, or without a charge, is compared with nothing', () => {
	const magistrates = anEvent({
		kind: 'hearing-listed',
		on: '2026-02-02',
		data: { courtKind: 'magistrates' }
	});

	assert.equal(on([charged], '2026-03-06'), undefined);
	assert.equal(on([charged, magistrates], '2026-03-06'), undefined);
	assert.equal(on([sent], '2026-03-06'), undefined);
	assert.equal(waitOf([charged, sent], [], at('2026-03-06')), undefined);
});

test('it is longer than half of cases from the day after the median', () => {
	const isLonger = (days: number) => on([charged, sent], addDays('2026-01-05', days))?.isLonger;

	assert.deepEqual([179, 180].map(isLonger), [false, true]);
});

test('figures are called old from the day after they are', () => {
	const isStale = (day: Day) => on([charged, sent], day)?.isStale;

	assert.deepEqual(['2026-04-17', '2026-04-18'].map(isStale), [false, true]);
});

test('with several charges the first counts, and after a case was stopped the first since then', () => {
	const again = anEvent({ kind: 'charged', on: '2026-02-01' });
	const stopped = anEvent({ kind: 'discontinued', on: '2026-01-20' });

	assert.equal(on([charged, again, sent], '2026-03-06')?.since, '2026-01-05');
	assert.equal(on([charged, stopped, again, sent], '2026-03-06')?.since, '2026-02-01');
});

test('what comes after the sentence is no part of the wait, while another person still waits it is', () => {
	const done = anEvent({ kind: 'sentenced', on: '2026-05-01' });
	const released = anEvent({ kind: 'released-from-prison', on: '2026-05-20' });
	const ofTwo = [
		anEvent({ kind: 'charged', on: '2026-01-05', defendant: 'a' }),
		anEvent({ kind: 'charged', on: '2026-01-05', defendant: 'b' }),
		sent,
		anEvent({ kind: 'sentenced', on: '2026-05-01', defendant: 'a' })
	];

	assert.equal(on([charged, sent, done, released], '2026-06-01'), undefined);
	assert.equal(on(ofTwo, '2026-06-01')?.soFarDays, 147);
});

test('while another charge against the same person is open the wait goes on', () => {
	const plea = anEvent({
		kind: 'plea-entered',
		on: '2026-03-01',
		data: { plea: 'guilty-and-not-guilty' }
	});
	const done = anEvent({ kind: 'sentenced', on: '2026-05-01' });

	assert.equal(on([charged, sent, plea, done], '2026-06-01')?.soFarDays, 147);
});

test('a charge dated in the future is not a wait', () => {
	assert.equal(on([charged, sent], '2026-01-04'), undefined);
});

// Criminal court statistics quarterly, April to June 2025, published 25 September 2025: 179 days from charge to completion.
test('every row says of when it is, where it was read, under which licence and until when it is good', () => {
	for (const row of usualWaits) {
		assert.equal(waitFaultOf(row), undefined);
		assert.equal(row.licence, 'OGL-UK-3.0');
	}
});
