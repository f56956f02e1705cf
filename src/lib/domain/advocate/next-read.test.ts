import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextRead, type Rota } from './next-read.ts';

const hour = 3_600_000;
const span = (from: number, to: number) => ({ from: from * hour, to: to * hour });
const at = (rota: Partial<Rota>, now: number) =>
	nextRead({ shifts: [], away: [], ...rota }, now * hour);

test('while her advocate is at work it is said until when', () => {
	assert.deepEqual(at({ shifts: [span(9, 17)] }, 9), {
		when: 'at-work',
		until: 17 * hour,
		by: 'own'
	});
	assert.deepEqual(at({ shifts: [span(9, 17), span(33, 41)] }, 17), {
		when: 'next',
		at: 33 * hour,
		by: 'own'
	});
});

test('an advocate who is away reads nothing until back', () => {
	const away = [{ ...span(0, 48), cover: [] }];

	assert.deepEqual(at({ shifts: [span(9, 17), span(57, 65)], away }, 10), {
		when: 'next',
		at: 57 * hour,
		by: 'own'
	});
});

test('a morning off leaves the afternoon', () => {
	const away = [{ ...span(8, 12), cover: [] }];

	assert.deepEqual(at({ shifts: [span(9, 17)], away }, 9), {
		when: 'next',
		at: 12 * hour,
		by: 'own'
	});
});

test('whoever stands in reads at their own work, while her advocate is away and no longer', () => {
	const away = [{ ...span(0, 24), cover: [span(10, 14), span(34, 38)] }];

	assert.deepEqual(at({ shifts: [span(9, 17), span(33, 41)], away }, 8), {
		when: 'next',
		at: 10 * hour,
		by: 'cover'
	});
	assert.deepEqual(at({ shifts: [span(9, 17), span(33, 41)], away }, 15), {
		when: 'next',
		at: 33 * hour,
		by: 'own'
	});
});

test('where no work is written down nothing is promised', () => {
	assert.deepEqual(at({}, 9), { when: 'not-known' });
	assert.deepEqual(at({ shifts: [span(9, 17)] }, 18), { when: 'not-known' });
});
