import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAtWork } from './shift.ts';

const wednesday = Date.parse('2026-11-25T10:30:00Z');
const evening = Date.parse('2026-11-25T19:30:00Z');
const christmas = Date.parse('2026-12-25T10:30:00Z');
const span = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const none = { shifts: undefined, absences: [], hours: [] };

test('where a team keeps shifts only one’s own shift is work', () => {
	const shifts = [span('2026-11-25T18:00:00Z', '2026-11-25T22:00:00Z')];

	assert.equal(isAtWork({ ...none, shifts }, evening), true);
	assert.equal(isAtWork({ ...none, shifts }, wednesday), false);
	assert.equal(isAtWork({ ...none, shifts: [] }, wednesday), false);
});

test('without shifts the hours of the team are work, and without those nine to five', () => {
	const hours = [{ weekday: 3, from: 18 * 60, to: 22 * 60 }];

	assert.equal(isAtWork({ ...none, hours }, evening), true);
	assert.equal(isAtWork({ ...none, hours }, wednesday), false);
	assert.equal(isAtWork(none, wednesday), true);
	assert.equal(isAtWork(none, evening), false);
	assert.equal(isAtWork({ ...none, hours: [{ weekday: 5, from: 0, to: 1440 }] }, christmas), false);
});

test('whoever is away is not at work, whatever the rota says', () => {
	const absences = [span('2026-11-24T00:00:00Z', '2026-11-26T00:00:00Z')];
	const shifts = [span('2026-11-25T09:00:00Z', '2026-11-25T17:00:00Z')];

	assert.equal(isAtWork({ shifts, absences, hours: [] }, wednesday), false);
});
