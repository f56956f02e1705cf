import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOffered, isReviewed, readingIn } from './offering.ts';
import { readBook } from './states.ts';

const safety = 'leave.title a b';
const law = 'news.lead a b';
const other = 'talk.title a b';
const by = 'reviewed A. Nowak 2026-12-01';

test('a language is read when a named person has read what it says of danger, limits and law; other drafts may stand', () => {
	const reading = (...lines: string[]) => readingIn(readBook(lines));

	assert.deepEqual(reading(`${safety} draft`, `${law} draft`, `${other} draft`), {
		...{ all: 2, unread: 2 }
	});
	assert.deepEqual(reading(`${safety} ${by}`, `${law} draft`, `${other} ${by}`), {
		...{ all: 2, unread: 1 }
	});
	assert.deepEqual(reading(`${safety} ${by}`, `${law} ${by}`, `${other} draft`), {
		...{ all: 2, unread: 0 }
	});
	// Nobody is named.
	assert.equal(reading(`${safety} reviewed`, `${law} ${by}`).unread, 1);
});

test('English is the source: offered everywhere, and nothing of it is a draft', () => {
	assert.deepEqual(
		[isOffered('en', { invented: false }), isReviewed('en'), isReviewed('pl')],
		[true, true, false]
	);
});
