/** An advocate's people by what is said of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sign } from './my-people.ts';
import { countsOf, listed, type Filter, type Order } from './people-list.ts';

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-11-28T12:00:00Z');
const aLine = (name: string, over: { signs?: Sign[]; spoken?: number; given?: number } = {}) => ({
	name,
	isOpen: true,
	signs: over.signs ?? [],
	givenAt: now - (over.given ?? 60) * day,
	...(over.spoken === undefined ? {} : { spokenAt: now - over.spoken * day })
});
const lines = [
	aLine('Zoe', { signs: ['hearing'], spoken: 1 }),
	aLine('Ann', { signs: ['bad-news', 'late'], spoken: 20 }),
	aLine('Mary', { spoken: 21 }),
	aLine('Nora'),
	aLine('Beth', { given: 20 })
];
const names = (only: Filter | undefined, by: Order = 'name') =>
	listed(lines, { only, by }, now).map(({ name }) => name);

test('each filter shows those of whom it is said, and counts them', () => {
	assert.deepEqual(names('court'), ['Zoe']);
	assert.deepEqual(names('late'), ['Ann']);
	assert.deepEqual(names('news'), ['Ann']);
	assert.deepEqual(countsOf(lines, now), { court: 1, late: 1, news: 1, silent: 2 });
});

test('nobody has spoken with her for three weeks: since the last time, or since she was given', () => {
	assert.deepEqual(names('silent'), ['Mary', 'Nora']);
});

test('the list is in the order that was asked for', () => {
	assert.deepEqual(names(undefined), ['Ann', 'Beth', 'Mary', 'Nora', 'Zoe']);
	assert.deepEqual(names(undefined, 'spoken'), ['Nora', 'Mary', 'Ann', 'Beth', 'Zoe']);
	assert.deepEqual(names(undefined, 'urgent').slice(0, 2), ['Ann', 'Zoe']);
});
