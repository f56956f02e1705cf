import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import { isForm, longest, readMessage } from './message.ts';

const words = (typed: string) => {
	const read = readMessage(typed);
	return read.ok ? read.words : read.why;
};

test('a message keeps its lines and loses only what stands around it', () => {
	assert.equal(words('  Hello\r\nIs it safe?\r \u2028End '), 'Hello\nIs it safe?\n \nEnd');
});

test('a message holds 2,000 characters as people count them, and of a longer one its length is told', () => {
	assert.equal(words('😀'.repeat(longest)), '😀'.repeat(longest));
	assert.deepEqual(readMessage('a'.repeat(100_000)), {
		ok: false,
		why: 'too-long',
		length: 100_000
	});
	assert.deepEqual(readMessage('ي'.repeat(longest + 1)), {
		ok: false,
		why: 'too-long',
		length: longest + 1
	});
});

test('what nobody can see is no message', () => {
	for (const typed of ['', ' \n\t', '\u200b\u200f', '\u202e\u2066', '\u0000\u0007'])
		assert.equal(words(typed), 'empty');
});

test('nothing in a message turns its letters round, and the marks inside a word stay', () => {
	assert.equal(words('pay \u202eevil\u202c \u2067x\u2069 \u0000now'), 'pay evil x now');
	assert.equal(words('می\u200cخواهم\u200f'), 'می\u200cخواهم\u200f');
});

test('half a letter does not break a message', () => {
	assert.equal(words('a\ud83d'), 'a\ufffd');
});

test('a form is known by chance that we made, and by nothing else', () => {
	assert.ok(isForm('0Aa_-345'));
	for (const text of ['', 'short', 'x'.repeat(65), "a' or 1=1 --"]) assert.ok(!isForm(text));
});

test('whatever is posted, what is kept can be read, fits, and turns nothing round', () => {
	const random = chance(43);
	const odd = [
		...'a b\n\r\t',
		'ي',
		'😀',
		'\u202e',
		'\u2066',
		'\u2028',
		'\ud83d',
		'\u0000',
		'\u0301'
	];
	for (let nth = 0; nth < 2000; nth += 1) {
		const length = Math.floor(random() * (nth % 10 === 0 ? 3000 : 40));
		const typed = Array.from({ length }, () => odd[Math.floor(random() * odd.length)]).join('');
		const read = readMessage(typed);

		if (!read.ok) {
			assert.ok(read.why === 'empty' || read.length > longest);
			continue;
		}
		assert.ok([...read.words].length <= longest && read.words.isWellFormed());
		assert.doesNotMatch(read.words, /[\u202a-\u202e\u2066-\u2069\u2028\u2029\r\0]/);
		assert.deepEqual(readMessage(read.words), read);
	}
});
