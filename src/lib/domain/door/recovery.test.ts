import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opensAt, standingOf } from './recovery.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

test('one alone opens nothing, whichever it is and however long it waits', () => {
	for (const given of [{}, { code: 0 }, { call: 0 }, { seen: 0 }])
		assert.deepEqual(standingOf(given, 6 * day), { state: 'one' });
});

test('two without seeing her open a day after the second', () => {
	const given = { code: 0, call: 3 * hour };

	assert.equal(opensAt(given, 3 * hour), 3 * hour + day);
	assert.deepEqual(standingOf(given, 26 * hour), { state: 'waits', until: 27 * hour });
	assert.deepEqual(standingOf(given, 27 * hour), { state: 'open' });
});

test('where she was seen in person the second opens at once', () => {
	assert.deepEqual(standingOf({ seen: 0, code: hour }, hour), { state: 'open' });
	assert.deepEqual(standingOf({ seen: hour, call: 0 }, hour), { state: 'open' });
});

test('a code given again while she waits does not make her wait longer', () => {
	assert.equal(opensAt({ code: 0, call: hour }, day), hour + day);
});

test('what was given more than seven days ago no longer counts', () => {
	assert.equal(opensAt({ code: 0, call: 7 * day + 1 }, 7 * day + 1), undefined);
	assert.deepEqual(standingOf({ code: 0, call: 0 }, 7 * day), { state: 'open' });
	assert.deepEqual(standingOf({ code: 0, call: 0 }, 7 * day + 1), { state: 'one' });
	assert.equal(opensAt({ seen: 0, code: 7 * day, call: 8 * day }, 8 * day), 9 * day);
	// Beside each other, not beside now: the first may be older than a week by the time the way opens.
	assert.deepEqual(standingOf({ code: 0, call: 6.5 * day }, 7.5 * day), { state: 'open' });
});
