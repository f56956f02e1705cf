import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { half } from './call.ts';
import { hasPassed, lateSince, untaken } from './promise-watch.ts';

const minute = 60_000;
const from = instantOf('2026-11-26', '16:00');
const promise = { from, to: from + half };

test('a supervisor is told half an hour before, and once', () => {
	const asks = (now: number, warnedFrom?: number) =>
		untaken({ ...promise, ...(warnedFrom ? { warnedFrom } : {}) }, now);

	assert.equal(asks(from - 30 * minute - 1), 'nothing');
	assert.equal(asks(from - 30 * minute), 'warn');
	assert.equal(asks(from + 5 * minute), 'warn');
	assert.equal(asks(from - minute, from), 'nothing');
	assert.equal(asks(from - minute, from - half), 'warn');
});

test('she is given another time before the promise is over, and once', () => {
	const told = { ...promise, warnedFrom: from };
	const end = promise.to - 10 * minute;

	assert.equal(untaken(told, end - 1), 'nothing');
	assert.equal(untaken(told, end), 'move');
	assert.equal(untaken(told, promise.to + 24 * 60 * minute), 'move');
	assert.equal(untaken({ ...told, missedAt: end }, promise.to + minute), 'nothing');
});

test('whenever the clock looks every twenty seconds, nobody is told later than that and no promise ends unmoved', () => {
	const draw = chance(11);
	for (let nth = 0; nth < 2000; nth += 1) {
		const start = from + Math.floor(draw() * 5000) * half;
		const one = { from: start, to: start + half };
		let warnedFrom: number | undefined;
		let [warnedAt, movedAt] = [0, 0];
		const offset = Math.floor(draw() * 20_000);
		for (let now = start - 90 * minute + offset; now < one.to; now += 20_000) {
			const missed = movedAt ? { missedAt: movedAt } : {};
			const asks = untaken({ ...one, ...(warnedFrom ? { warnedFrom } : {}), ...missed }, now);
			if (asks === 'warn') [warnedFrom, warnedAt] = [start, warnedAt || now];
			if (asks === 'move') movedAt ||= now;
		}
		assert.ok(warnedAt >= start - 30 * minute && warnedAt < start - 30 * minute + 20_000);
		assert.ok(movedAt >= one.to - 10 * minute && movedAt < one.to);
	}
});

test('a promise is late from its end, or from the end of the first that was broken, and one without a time never is', () => {
	const { from, to } = promise;
	assert.equal(lateSince({ from, to }, to - 1), undefined);
	assert.equal(lateSince({ from, to }, to + 1), to);
	assert.equal(lateSince({ from, to, brokenAt: from - half }, from), from - half);
	assert.equal(lateSince({ from, to: from }, to), undefined);
});

test('a time that was promised has passed when it is over, and no time never does', () => {
	const from = instantOf('2026-11-29', '18:30');
	const to = from + half;

	assert.deepEqual(
		[from - 1, from, to - 1, to].map((now) => hasPassed({ from, to }, now)),
		[false, false, false, true]
	);
	assert.equal(hasPassed({ from, to: from }, to), false);
});
