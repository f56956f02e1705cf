import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import type { Day, Event, HearingTime, Purpose } from '#lib/domain/event.ts';
import { hearings } from './hearing.ts';
import type { Listing } from './hearing-state.ts';

test('a trial that is moved twice keeps its earlier dates in order', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10')),
		listed('2026-05-01', onDay('2026-09-21')),
		listed('2026-07-01', onDay('2027-03-02'))
	];

	const trial = only(events);

	assert.deepEqual(trial.now.when, onDay('2027-03-02'));
	assert.deepEqual(trial.before, [
		{ when: onDay('2026-06-10'), change: 'moved' },
		{ when: onDay('2026-09-21'), change: 'moved' }
	]);
	assert.equal(trial.change?.kind, 'moved');
	assert.equal(trial.state, 'planned');
});

test('the change that ended each date is kept with it', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10')),
		anEvent({ kind: 'trial-ineffective', on: '2026-06-10', data: { reason: 'some-reason' } }),
		listed('2026-06-12', onDay('2026-09-21')),
		anEvent({ kind: 'trial-vacated', on: '2026-08-01' }),
		listed('2026-08-03', onDay('2027-03-02'))
	];

	const trial = only(events);

	assert.deepEqual(
		trial.before.map(({ change }) => change),
		['ineffective', 'vacated']
	);
	assert.equal(trial.state, 'planned');
});

test('a trial that was put off keeps its date and the reason until it has a new one', () => {
	const putOff = anEvent({
		kind: 'trial-ineffective',
		on: '2026-06-10',
		data: { reason: 'some-reason' }
	});

	const trial = only([listed('2026-04-01', onDay('2026-06-10')), putOff]);

	assert.equal(trial.state, 'off');
	assert.deepEqual(trial.now.when, onDay('2026-06-10'));
	assert.deepEqual(trial.change, { kind: 'ineffective', reason: 'some-reason', event: putOff });
});

test('a listing that says the same again changes nothing', () => {
	const first = listed('2026-04-01', onDay('2026-06-10', '10:00'));
	const again = listed('2026-05-01', onDay('2026-06-10', '10:00'));

	const trial = only([first, again]);

	assert.deepEqual(trial, only([first]));
});

test('another time on the same day is no move', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10')),
		listed('2026-05-01', onDay('2026-06-10', '10:30'))
	];

	const trial = only(events);

	assert.deepEqual(trial.now.when, onDay('2026-06-10', '10:30'));
	assert.deepEqual(trial.before, []);
	assert.equal(trial.change, undefined);
});

test('a day set within the week that was planned is no move, and a day outside it is', () => {
	const week = listed('2026-04-01', weekOf('2026-06-08'));

	const within = only([week, listed('2026-05-20', onDay('2026-06-10'))]);
	const outside = only([week, listed('2026-05-20', onDay('2026-06-15'))]);

	assert.deepEqual(within.before, []);
	assert.deepEqual(within.now.when, onDay('2026-06-10'));
	assert.deepEqual(outside.before, [{ when: weekOf('2026-06-08'), change: 'moved' }]);
});

test('a hearing that loses its date and gets another remembers the first', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10')),
		listed('2026-05-01'),
		listed('2026-05-20', onDay('2026-09-21'))
	];

	const trial = only(events);

	assert.deepEqual(trial.before, [{ when: onDay('2026-06-10'), change: 'moved' }]);
	assert.deepEqual(trial.now.when, onDay('2026-09-21'));
});

test('Monday and Friday of the week lie in it, and a longer time to wait in is a change', () => {
	const week = listed('2026-04-01', weekOf('2026-06-08'));
	const before = (when: HearingTime) => only([week, listed('2026-05-20', when)]).before.length;

	assert.equal(before(onDay('2026-06-08')), 0);
	assert.equal(before(onDay('2026-06-12')), 0);
	assert.equal(before(onDay('2026-06-07')), 1);
	assert.equal(before(weekOf('2026-06-08', 2)), 1);
	assert.equal(before(weekOf('2026-06-08')), 0);
});

test('a hearing that was cancelled and is listed again is planned once more', () => {
	const cancelled = [
		listed('2026-04-01', onDay('2026-06-10')),
		anEvent({ kind: 'hearing-cancelled', on: '2026-05-01' })
	];

	const sameDate = only([...cancelled, listed('2026-05-08', onDay('2026-06-10'))]);
	const otherDate = only([...cancelled, listed('2026-05-08', onDay('2026-07-01'))]);

	assert.equal(only(cancelled).state, 'off');
	assert.equal(sameDate.state, 'planned');
	assert.deepEqual(sameDate.before, []);
	assert.equal(otherDate.state, 'planned');
	assert.deepEqual(otherDate.before, [{ when: onDay('2026-06-10'), change: 'cancelled' }]);
});

// The courts send the listing along with every message, so that a repeat would put the trial back on the list.
test('the old date sent again on the day a trial was taken out does not bring it back', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10')),
		anEvent({ kind: 'trial-vacated', on: '2026-05-01' }),
		{ ...listed('2026-05-01', onDay('2026-06-10')), heardAt: Date.UTC(2026, 4, 3) }
	];

	assert.equal(only(events).state, 'off');
});

test('a trial that went ahead, or cracked, was held, and its listing sent again does not plan it anew', () => {
	const first = listed('2026-04-01', onDay('2026-06-10'));
	const again = listed('2026-06-11', onDay('2026-06-10'));

	const ends = (['trial-went-ahead', 'hearing-held', 'trial-cracked'] as const).map((kind) =>
		only([first, anEvent({ kind, on: '2026-06-10' }), again])
	);

	assert.deepEqual(
		ends.map(({ state }) => state),
		['held', 'held', 'held']
	);
});

test('a hearing that took place and goes on later was not moved', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10')),
		anEvent({ kind: 'hearing-held', on: '2026-06-10' }),
		listed('2026-06-10', onDay('2026-06-24'))
	];

	const trial = only(events);

	assert.equal(trial.state, 'planned');
	assert.deepEqual(trial.now.when, onDay('2026-06-24'));
	assert.deepEqual(trial.before, []);
});

test('a hearing that is said to be held on the day it was put off stays off, but a trial marked as heard was heard', () => {
	const putOff = [
		listed('2026-04-01', onDay('2026-06-10')),
		anEvent({ kind: 'trial-ineffective', on: '2026-06-10' })
	];

	const held = only([...putOff, anEvent({ kind: 'hearing-held', on: '2026-06-10' })]);
	const heard = only([...putOff, anEvent({ kind: 'trial-went-ahead', on: '2026-06-11' })]);

	assert.equal(held.state, 'off');
	assert.equal(heard.state, 'held');
	assert.equal(heard.change, undefined);
});

test('a trial that was moved and went ahead is still one that was moved', () => {
	const trial = only([
		listed('2026-04-01', onDay('2026-06-10')),
		listed('2026-05-01', onDay('2026-09-21')),
		anEvent({ kind: 'trial-went-ahead', on: '2026-09-21' })
	]);

	assert.equal(trial.state, 'held');
	assert.equal(trial.change?.kind, 'moved');
});

test('an end told of a hearing that was never listed makes no hearing', () => {
	const kinds = [
		'hearing-cancelled',
		'trial-vacated',
		'trial-ineffective',
		'trial-cracked',
		'trial-went-ahead',
		'hearing-held'
	] as const;

	const found = kinds.flatMap((kind) => hearings([anEvent({ kind, on: '2026-06-10' })]));

	assert.deepEqual(found, []);
});

test('a corrected date is kept as one that was wrong, and is no move', () => {
	const wrong = listed('2026-04-01', onDay('2026-06-10'));
	const right = { ...listed('2026-04-02', onDay('2026-06-01')), corrects: wrong.id };

	const trial = only([wrong, right]);

	assert.deepEqual(trial.now.when, onDay('2026-06-01'));
	assert.deepEqual(trial.before, [{ when: onDay('2026-06-10'), change: 'corrected' }]);
	assert.deepEqual(trial.change, { kind: 'corrected', event: right });
});

function listed(on: Day, when?: HearingTime, more: { hearing?: string; purpose?: Purpose } = {}) {
	return anEvent({ kind: 'hearing-listed', on, data: { ...more, ...(when ? { when } : {}) } });
}

function only(events: readonly Event[]): Listing {
	const found = hearings(events);
	assert.equal(found.length, 1);
	return found[0] as Listing;
}
