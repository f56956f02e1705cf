import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDay, weekOf } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { HearingTime } from '#lib/domain/event.ts';
import type { Listing } from './hearing-state.ts';
import { clash, mostAway, readAway, withDays, type Away } from './away-days.ts';

const now = instantOf('2026-11-25', '12:00');
const day = (day = '', month = '', year = '') => ({ day, month, year });
const none = day();
const read = (from: ReturnType<typeof day>, to = none, kept: readonly Away[] = []) =>
	readAway({ from, to }, kept, now);
const holiday = { from: '2027-03-01', to: '2027-03-14' };

test('one day, or the first and the last of several, is read in any digits', () => {
	assert.deepEqual(read(day('1', '3', '2027')), {
		ok: true,
		found: { from: '2027-03-01', to: '2027-03-01' }
	});
	assert.deepEqual(read(day('١', '3', '2027'), day('14', '3', '2027')), {
		ok: true,
		found: holiday
	});
});

test('a day that is missing, none, past, out of order, too far ahead or one too many is said to be so', () => {
	const full = Array.from({ length: mostAway }, () => holiday);
	const refused = [
		read(none),
		read(day('31', '2', '2027')),
		read(day('24', '11', '2026')),
		read(day('14', '3', '2027'), day('1', '3', '2027')),
		read(day('1', '3', '2027'), day('40', '3', '2027')),
		read(day('1', '3', '2030')),
		read(day('1', '3', '2027'), none, full)
	].map((one) => (one.ok ? 'kept' : one.problems));

	assert.deepEqual(refused, [
		{ from: 'day-missing' },
		{ from: 'not-a-day' },
		{ from: 'past' },
		{ to: 'order' },
		{ to: 'not-a-day' },
		{ to: 'too-far' },
		{ from: 'too-many' }
	]);
});

test('days stand in their order and once, and those that have passed go', () => {
	const later = { from: '2027-06-01', to: '2027-06-01' };
	const kept = [later, { from: '2026-11-01', to: '2026-11-24' }];

	const all = withDays(withDays(kept, holiday, '2026-11-25'), holiday, '2026-11-25');

	assert.deepEqual(all, [holiday, later]);
});

type At = Pick<Listing, 'state' | 'now'>;
const planned = (when: HearingTime | undefined, state: At['state'] = 'planned'): At => ({
	state,
	now: { hearing: 'one', purpose: 'trial', courtKind: 'crown', ...(when ? { when } : {}) }
});

test('a hearing clashes on a day it sits, and may clash where only its week was told', () => {
	const clashes = (when: HearingTime | undefined) => clash([holiday], planned(when), '2026-11-25');

	assert.deepEqual([onDay('2027-03-14'), onDay('2027-03-15'), undefined].map(clashes), [
		'sits',
		undefined,
		undefined
	]);
	assert.equal(clashes({ kind: 'day', on: '2027-02-26', alsoOn: [{ on: '2027-03-01' }] }), 'sits');
	assert.equal(clashes({ kind: 'day', on: '2027-02-26', about: 3 }), 'may');
	assert.equal(clashes(weekOf('2027-03-08', 1)), 'may');
	assert.equal(clashes(weekOf('2027-03-15', 1)), undefined);
});

test('a hearing that is off, or was held, clashes with nothing, and of one that goes on only the days to come count', () => {
	const on = onDay('2027-03-02');
	const goesOn = { ...on, alsoOn: [{ on: '2027-03-20' }] };

	for (const state of ['off', 'held'] as const)
		assert.equal(clash([holiday], planned(on, state), '2026-11-25'), undefined);
	assert.equal(clash([holiday], planned(goesOn, 'begun'), '2027-03-02'), 'sits');
	assert.notEqual(clash([holiday], planned(goesOn, 'begun'), '2027-03-03'), 'sits');
	assert.equal(clash([holiday], planned(on), '2027-03-15'), undefined);
});
