/** What stands beside a message. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayMessage } from './message-words.ts';

const message = {
	id: '1',
	side: 'hers',
	language: 'ar',
	words: 'هل تسمعونني؟',
	writtenAt: 0
} as const;

test('the language of a message is said only to who reads in another', () => {
	assert.equal(
		sayMessage(message, { lang: 'en', reader: 'desk' }).language,
		'Page in this language: Arabic'
	);
	assert.equal(sayMessage(message, { lang: 'ar', reader: 'her' }).language, undefined);
});
