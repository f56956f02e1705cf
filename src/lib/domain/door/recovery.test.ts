import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOf, type Given } from './recovery.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
/** Somebody who has a paper, whose words were heard by the team that has her case. */
const heard = { hasWords: true, isSure: true };
const states = (given: Given, ...at: number[]) => at.map((now) => standingOf(given, now).state);

test('her code alone, or the call alone where she has words, opens nothing however long it waits', () => {
	for (const given of [{}, { code: 0 }, { call: 0 }, { call: 0, second: 0 }])
		assert.deepEqual(standingOf({ ...heard, ...given }, 6 * day), { state: 'one' });
});

test('her code and the call with her words open a day after the later', () => {
	const given = { ...heard, code: 0, call: 3 * hour };

	assert.deepEqual(standingOf(given, 3 * hour), { state: 'waits', until: 27 * hour });
	assert.deepEqual(standingOf(given, 27 * hour - 1), { state: 'waits', until: 27 * hour });
	assert.deepEqual(standingOf(given, 27 * hour), { state: 'open' });
});

test('what one of us says alone never opens, however long it waits', () => {
	const alone: Given[] = [
		{ seen: 0 },
		{ seen: 0, hasWords: true },
		{ call: 0 },
		{ call: 0, seen: 0 },
		{ call: 0, seen: 0, ...heard },
		{ code: 0, seen: 0, hasWords: true },
		{ code: 0, call: 0, hasWords: true }
	];
	for (const given of alone)
		assert.ok(
			!states(given, 0, hour, day, 3 * day, 7 * day).includes('open'),
			JSON.stringify(given)
		);
});

test('with a second of us being seen opens a day later, and so does the call of somebody who never had words', () => {
	for (const given of [{ seen: 0 }, { seen: 0, hasWords: true }, { call: 0 }]) {
		assert.deepEqual(standingOf(given, hour), { state: 'second', until: day });
		assert.deepEqual(standingOf({ ...given, second: hour }, hour), { state: 'waits', until: day });
		assert.deepEqual(standingOf({ ...given, second: hour }, day), { state: 'open' });
	}
});

test('her own code opens at once where she was seen and a second of us agreed', () => {
	const given = { seen: 0, code: hour, hasWords: true };

	assert.equal(standingOf(given, hour).state, 'second');
	assert.deepEqual(standingOf({ ...given, second: hour }, hour), { state: 'open' });
});

test('what was given more than seven days ago no longer counts', () => {
	assert.equal(standingOf({ ...heard, code: 0, call: 7 * day + 1 }, 7 * day + 1).state, 'one');
	assert.deepEqual(standingOf({ ...heard, code: 0, call: 0 }, 7 * day), { state: 'open' });
	assert.deepEqual(standingOf({ ...heard, code: 0, call: 0 }, 7 * day + 1), { state: 'one' });
	assert.deepEqual(standingOf({ seen: 0, second: 0 }, 7 * day + 1), { state: 'one' });
	// Beside each other, not beside now: the first may be older than a week by the time the way opens.
	assert.deepEqual(standingOf({ ...heard, code: 0, call: 6.5 * day }, 7.5 * day), {
		state: 'open'
	});
});
