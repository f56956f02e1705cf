import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { filesIn, read } from '#tests/rules/tree.ts';
import { draw, indexOf } from './keys.ts';
import { seal, unseal } from './seals.ts';
import { keep, matches } from './secrets.ts';
import {
	newCard,
	newInvitationCode,
	newWords,
	plainCardCode,
	plainWords,
	readInvitationCode
} from './codes.ts';

const keys = draw(randomBytes(32).toString('base64'));
const others = draw(randomBytes(32).toString('base64'));

test('what is sealed for a place opens there and nowhere else', () => {
	const sealed = seal(keys, 'nobody', 'people/1/name', 'Mary');

	assert.equal(unseal(keys, 'nobody', 'people/1/name', sealed), 'Mary');
	assert.throws(() => unseal(keys, 'nobody', 'people/2/name', sealed));
	assert.throws(() => unseal(keys, 'draft', 'people/1/name', sealed));
	assert.throws(() => unseal(others, 'nobody', 'people/1/name', sealed));
});

test('a sealed field that was altered in any byte does not open', () => {
	const sealed = seal(keys, 'nobody', 'place', 'Mary');

	for (let at = 0; at < sealed.length; at += 1) {
		const altered = Uint8Array.from(sealed);
		altered[at] = (altered[at] ?? 0) ^ 1;
		assert.throws(() => unseal(keys, 'nobody', 'place', altered), `byte ${at}`);
	}
});

test('a root key that is not 32 bytes is refused', () => {
	assert.throws(() => draw('c2hvcnQ='), /is not 32 bytes/);
});

test('a blind index is the same for the same words and tells sorts apart', () => {
	assert.equal(indexOf(keys, 'urn', 'A'), indexOf(keys, 'urn', 'A'));
	assert.notEqual(indexOf(keys, 'urn', 'A'), indexOf(keys, 'number', 'A'));
	assert.notEqual(indexOf(keys, 'urn', 'A'), indexOf(others, 'urn', 'A'));
});

test('a kept secret is recognised, and not with another key or when nothing is kept', async () => {
	const kept = await keep(keys, 'secret');

	assert.equal(await matches(keys, 'secret', kept), true);
	assert.equal(await matches(keys, 'other', kept), false);
	assert.equal(await matches(others, 'secret', kept), false);
	assert.equal(await matches(keys, 'secret', undefined), false);
});

test('what people type is stretched over the least OWASP asks of argon2id, and nothing in the service makes it less', () => {
	assert.deepEqual(keys.stretch, { memory: 65_536, passes: 3 });

	const setting = filesIn('src').filter(
		(file) =>
			!file.endsWith('.test.ts') && /\bstretch\s*[:=](?!\s*Stretch;)|cheaply/.test(read(file))
	);
	assert.deepEqual(setting, ['src/lib/server/vault/keys.ts']);
});

test('a code is read however it is typed', () => {
	const { locator, secret, shown } = newInvitationCode();

	for (const typed of [
		shown,
		shown.toLowerCase(),
		shown.replaceAll('-', ''),
		` ${shown.replaceAll('-', ' ')} `,
		shown.replaceAll('0', 'O').replaceAll('1', 'l')
	])
		assert.deepEqual(readInvitationCode(typed), { locator, secret }, typed);
});

test('words to sign in with are six English ones or twenty digits', () => {
	assert.equal(newWords('en').split(' ').length, 6);
	assert.match(newWords('pl'), /^(\d{4} ){4}\d{4}$/);
	assert.equal(plainWords('1234 5678'), '12345678');
	assert.equal(plainWords('  Éclair, TOAST  '), 'eclair toast');
	assert.equal(plainCardCode('ab0o-il12'), 'AB001112');
});

test('a card has ten codes of 40 bits each, and none twice', () => {
	const codes = Array.from({ length: 50 }, newCard).flat();

	assert.equal(codes.length, 500);
	assert.equal(new Set(codes).size, 500);
	for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
	assert.equal(new Set(codes.join('').replaceAll('-', '')).size, 32);
});
