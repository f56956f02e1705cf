/** How she wants to be told: what she types is read narrowly, and shown back hardly at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfAddress, hoursToldIn, readMail, readTimes, readWord } from './notice-way.ts';

test('an e-mail address is read, and nothing that could be a second header or reader', () => {
	assert.equal(readMail(' Mary.O-Neil+x@Mail.Example.ORG '), 'Mary.O-Neil+x@mail.example.org');
	for (const typed of [
		'',
		'mary',
		'mary@',
		'@example.org',
		'mary@example',
		'mary@@example.org',
		'mary@example.org, other@example.org',
		'mary@example.org\r\nBcc: other@example.org',
		'Mary <mary@example.org>',
		'"mary"@example.org',
		'mary@exa mple.org',
		'mary@[127.0.0.1]',
		'mary@-example.org',
		'-oQ/tmp@b.example',
		'.a@b.example',
		'a.@b.example',
		'a..a@b.example',
		`${'a'.repeat(65)}@example.org`,
		`mary@${'a.'.repeat(130)}org`
	])
		assert.equal(readMail(typed), undefined, typed);
});

test('no more of an address is shown than two letters or digits of it', () => {
	assert.equal(endOfAddress({ way: 'mail', address: 'mary@example.org' }), 'ry');
	assert.equal(endOfAddress({ way: 'mail', address: 'm@example.org' }), 'm');
	assert.equal(endOfAddress({ way: 'text', address: '07700 900464' }), '64');
	assert.equal(endOfAddress({ way: 'push', address: '{"endpoint":"https://…"}' }), '');
});

test('a day without a part, or a part without a day, is no choice; nothing comes by night', () => {
	assert.equal(readTimes({ days: ['1'], parts: [] }), undefined);
	assert.equal(readTimes({ days: [], parts: ['evening'] }), undefined);
	assert.equal(readTimes({ days: ['8'], parts: ['night'] }), undefined);
	const all = readTimes({
		days: ['1', '2', '3', '4', '5', '6', '7'],
		parts: ['morning', 'afternoon', 'evening']
	});
	assert.ok(all);
	for (const { from, to } of hoursToldIn(all)) assert.ok(from >= 8 * 60 && to <= 21 * 60);
});

test('only a word of the list is one', () => {
	assert.equal(readWord('moon'), 'moon');
	for (const picked of ['', 'Moon', 'toString', 'window'])
		assert.equal(readWord(picked), undefined);
});
