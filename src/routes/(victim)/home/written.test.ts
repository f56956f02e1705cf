/** What she wrote to agencies stands among what has happened. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deadline } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { newestOf, withWritten, writtenOf } from './written.ts';

const happened = (datetime: string) => ({ on: datetime, datetime, title: 'News', kind: 'charged' });
const arrest = { duty: duties.find(({ id }) => id === 'arrest') } as Deadline;
const ask = {
	href: '/ask/1',
	button: 'Ask',
	state: 'asked',
	said: 'You asked on Thursday 19 November.',
	sentOn: '2026-11-19'
} as const;

test('what she sent is said with its day and leads to what she wrote, and what she did not send is not said', () => {
	const [said] = writtenOf([arrest], { askOf: () => ask }, 'en');

	assert.equal(said?.on, 'Thursday 19 November 2026');
	assert.equal(said?.title, 'What you wrote: news of the arrest');
	assert.deepEqual([said?.href, said?.detail, said?.waits], ['/ask/1', ask.said, true]);
	const unsent = { ...ask, said: undefined, sentOn: undefined };
	assert.deepEqual(writtenOf([arrest], { askOf: () => unsent }, 'en'), []);
});

test('word of the days she cannot come is said too, once it was sent', () => {
	const asks = { askOf: () => undefined, awaySentOn: '2026-11-20' } as const;
	const [said] = writtenOf([arrest], asks, 'en');

	assert.equal(said?.title, 'What you wrote: Days you cannot come');
	assert.equal(said?.href, '/ask/away');
});

test('it stands among what happened by its day, and first of its own day', () => {
	const written = writtenOf([arrest], { askOf: () => ask }, 'en');
	const all = withWritten(
		[happened('2026-11-25'), happened('2026-11-19'), happened('2026-11-02')],
		written
	);

	assert.deepEqual(
		all.map(({ datetime, kind }) => `${datetime} ${kind}`),
		['2026-11-25 charged', '2026-11-19 written', '2026-11-19 charged', '2026-11-02 charged']
	);
});

test('of the newest three one is what she awaits an answer to, however much happened since', () => {
	const later = [happened('2026-11-25'), happened('2026-11-24'), happened('2026-11-23')];
	const written = writtenOf([arrest], { askOf: () => ask }, 'en');
	const newest = newestOf(withWritten(later, written));
	assert.deepEqual(
		newest.map(({ datetime }) => datetime),
		['2026-11-25', '2026-11-24', '2026-11-19']
	);

	const answered = writtenOf([arrest], { askOf: () => ({ ...ask, state: 'answered' }) }, 'en');
	assert.deepEqual(newestOf(withWritten(later, answered)), later);
});
