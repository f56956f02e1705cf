/** What stands beside a message. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forDesk } from '#lib/i18n/desk-words.ts';
import { forHer, sayMessage } from './message-words.ts';

const message = {
	id: '1',
	side: 'hers',
	language: 'ar',
	words: 'هل تسمعونني؟',
	writtenAt: 0
} as const;

test('the language of a message is said only to who reads in another', () => {
	assert.equal(sayMessage(message, 'en', forDesk(undefined)).language, 'Language: Arabic');
	assert.equal(sayMessage(message, 'ar', forHer('ar')).language, undefined);
});
