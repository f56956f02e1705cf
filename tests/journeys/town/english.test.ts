import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englishIn, smallWordsIn } from './english.ts';

test('an English sentence is found in a page of each kind of letters, a name that stays English is not', () => {
	const found = (['bn', 'ta', 'zh', 'ar', 'so', 'cy', 'tr'] as const).map((lang) => [
		englishIn('When is it safe to call you?', lang).length > 0,
		englishIn('Alongside, Victim Support: 0808 168 9111', lang).length > 0
	]);

	assert.deepEqual(
		found,
		found.map(() => [true, false])
	);
	assert.deepEqual(englishIn('Goorma ayay ammaan tahay in laguu soo waco?', 'so'), []);
	assert.deepEqual(englishIn('Next', 'ta'), [...'Next']);
});

test('an English sentence has two small words or more, and a name in another language has one at most', () => {
	assert.ok(smallWordsIn('أهلًا. You can ask for a call.') > 1);
	assert.ok(smallWordsIn('o tribunal (The Criminal Courts) disse-nos') < 2);
	assert.ok(smallWordsIn('আরও জানুন: London Victim and Witness Service') < 2);
});
