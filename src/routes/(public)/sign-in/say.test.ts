/** Why somebody did not come in, as it is said at the box. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '#lib/i18n/words.ts';
import { sayNotIn } from './say.ts';

const t = words('en');
const page = { lang: 'en', ending: { number: '020 7946 0018' } } as const;
const notIn = { why: 'not-accepted', minutes: 0 } as const;

// Number and words were right, and whom she let in read that they do not match: the box says it can be left empty.
test('whoever typed no code of a card is told who needs one, and whoever typed one that it may be used up', () => {
	const [none, one] = [true, false].map((noCard) => sayNotIn(page, 'both', { ...notIn, noCard }));

	assert.equal(none, t('signin.error.noCard'));
	assert.match(none ?? '', /case, type a code from your card too/);
	assert.equal(one, t('signin.error.proof'));
});
