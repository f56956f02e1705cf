import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { trialOn } from '#tests/stage/stories.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { courtDay, dayKey } from './court-day.ts';
import type { Event } from '#lib/domain/event.ts';

const now = instantOf('2026-05-05', '09:00');
const trial = trialOn('2026-03-01', onDay('2026-06-10'));
const first = anEvent({
	kind: 'hearing-listed',
	on: '2026-01-05',
	data: {
		hearing: 'first-1',
		purpose: 'first-hearing',
		courtKind: 'youth',
		when: onDay('2026-01-20')
	}
});
const day = (events: readonly Event[], hearing = 'trial-1') =>
	courtDay(events, dayKey(hearing), now);
const needed = (on: string) => anEvent({ kind: 'evidence-needed', on });
const notNeeded = (on: string) => anEvent({ kind: 'evidence-not-needed', on });

test('nobody told us whether she must go: she is asked to find out, and never told to stay away', () => {
	assert.equal(day([trial])?.going, 'not-known');
});

test('asked to give evidence she is asked to go to the trial, and of another hearing we say nothing', () => {
	const events = [first, trial, needed('2026-04-01')];

	assert.equal(day(events)?.going, 'asked');
	assert.equal(day(events, 'first-1')?.going, 'not-known');
});

test('the newest word counts, whichever way it went', () => {
	const twice = (...on: [string, string]) => [needed(on[0]), notNeeded(on[1])];

	assert.equal(day([trial, ...twice('2026-04-01', '2026-04-09')])?.going, 'not-asked');
	assert.equal(day([trial, ...twice('2026-04-09', '2026-04-01')])?.going, 'asked');
});

test('a word that was put right counts no more', () => {
	const wrong = anEvent({ kind: 'evidence-not-needed', on: '2026-04-01', id: 'wrong' });
	const right = anEvent({ kind: 'evidence-needed', on: '2026-04-01', corrects: 'wrong' });

	assert.equal(day([trial, wrong, right])?.going, 'asked');
});

test('a youth court is closed to whoever only wants to watch', () => {
	assert.equal(day([first], 'first-1')?.watching, 'permission');
	assert.equal(day([trial])?.watching, 'open');
});

test('of extra help it says what the court decided last, and else that we were not told', () => {
	const decided = (granted: boolean, on: string) =>
		anEvent({ kind: 'special-measures-decided', on, data: { granted } });

	assert.equal(day([trial])?.help, 'not-told');
	assert.equal(day([trial, decided(false, '2026-04-01')])?.help, 'refused');
	assert.equal(
		day([trial, decided(false, '2026-04-01'), decided(true, '2026-04-20')])?.help,
		'granted'
	);
});

test('a day that has passed says so, and a hearing without a date never does', () => {
	assert.equal(day([first], 'first-1')?.over, true);
	assert.equal(day([trial])?.over, false);
	assert.equal(day([trialOn('2026-03-01', undefined as never)])?.over, false);
});

test('the page of a hearing stays under its address when the court moves it or names it anew', () => {
	const ordered = trialOn('2026-03-01', onDay('2026-06-10'), 'ordered');
	const listed = trialOn('2026-03-02', onDay('2026-06-10'), 'listed');
	const moved = trialOn('2026-04-02', onDay('2026-09-21'), 'listed');

	const days = ['ordered', 'listed'].map(
		(id) => day([ordered, listed, moved], id)?.listing.now.when
	);

	assert.deepEqual(days, [onDay('2026-09-21'), onDay('2026-09-21')]);
});

test('an address that fits no hearing of hers leads nowhere', () => {
	for (const key of ['', 'trial-1', 'constructor', dayKey('trial-2')])
		assert.equal(courtDay([trial], key, now), undefined, key);
});

test('a key is short, neutral, always the same, and another for every hearing', () => {
	const keys = Array.from({ length: 5000 }, (_, nth) => dayKey(`hearing-${nth}`));

	assert.equal(new Set(keys).size, keys.length);
	assert.ok(keys.every((key) => /^[a-z0-9]{8,13}$/.test(key)));
	assert.equal(dayKey('trial-1'), dayKey('trial-1'));
});
