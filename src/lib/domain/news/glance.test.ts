/** What a phone that others use says first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glance } from './glance.ts';
import { noChoices } from './gate.ts';

const now = Date.parse('2026-11-18T10:00:00Z');

test('with nothing told there is nothing for her today', () => {
	assert.deepEqual(glance({ events: [], choices: noChoices }, now), { today: false, dates: 0 });
});

test('when somebody asked for a new way into her page there is something for her today', () => {
	const seen = { events: [], choices: noChoices, askedFor: true };

	assert.equal(glance(seen, now).today, true);
});
