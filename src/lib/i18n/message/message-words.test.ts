/** What stands beside a message. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forDesk } from '#lib/i18n/desk-words.ts';
import { languages } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { words } from '#lib/i18n/words.ts';
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

// It said "Not read yet" beside what she was reading.
test('what her page shows her is new or has its time, and only her advocate reads that something was not shown yet', () => {
	const ours = { ...message, side: 'ours', language: 'en' } as const;

	assert.equal(sayMessage(ours, 'en', forHer('en')).read, words('en')('messages.read.new'));
	assert.match(sayMessage({ ...ours, readAt: 0 }, 'en', forHer('en')).read, /1970|Thursday/);
	assert.equal(sayMessage(ours, 'en', forDesk(undefined)).read, t('inbox.shown.not'));
	for (const { code } of languages)
		assert.notEqual(words(code)('messages.read.new'), words(code)('messages.read.not'), code);
});
