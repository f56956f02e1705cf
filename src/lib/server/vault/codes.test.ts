import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	isFirstOf,
	lengthOf,
	newInvitationCode,
	newNumber,
	newReceipt,
	newRecoveryCode,
	newSpoken,
	newWords,
	plainWords,
	readBoth,
	readRecoveryCode,
	shapeOf
} from './codes.ts';
import { givenWords } from './words-given.ts';

const words = 'abandon zebra coffee island winter orange';
const both = { number: '12345678', words };

test('number and words are read from one box in any order, spacing and case, with accents and commas', () => {
	for (const typed of [
		`1234 5678 ${words}`,
		`${words} 12345678`,
		`1234 ${words} 5678`,
		'12345678ABANDON, Zebra; cóffee – island.WINTER\norange',
		'12345678 abandonzebracoffeeislandwinterorange',
		`\u200f12345678\u200e  ${words}`
	])
		assert.deepEqual(readBoth(typed)[0], both, typed);
});

test('digits are read in every script', () => {
	for (const typed of ['١٢٣٤ ٥٦٧٨', '۱۲۳۴۵۶۷۸', '১২৩৪৫৬৭৮', '௧௨௩௪௫௬௭௮', '１２３４５６７８'])
		assert.deepEqual(readBoth(`${typed} ${words}`)[0], both, typed);
});

test('of digits alone the number may come first or last', () => {
	const digits = '1111 2222 3333 4444 5555';
	const plainDigits = '11112222333344445555';

	assert.deepEqual(readBoth(`1234 5678 ${digits}`)[0], { number: '12345678', words: plainDigits });
	assert.deepEqual(readBoth(`${digits} 1234 5678`)[1], { number: '12345678', words: plainDigits });
});

// Six of the whole list gave "abuse", "police", "husband" and "favorite": a Briton writes "favourite", and was locked out.
test('words she is given have 65 bits, are spelt as in Britain, and say nothing of a crime on a paper', () => {
	const given = Array.from({ length: 500 }, () => [newWords('en'), newSpoken('en')].join(' '));

	const words = new Set(given.flatMap((some) => some.split(' ')));

	for (const word of ['abuse', 'arrest', 'color', 'favorite', 'gun', 'harbor', 'husband', 'police'])
		assert.ok(!givenWords.includes(word), word);
	for (const word of words) assert.ok(givenWords.includes(word), word);
	assert.ok(6 * Math.log2(givenWords.length) > 65);
});

test('words that are none of ours are compared as they were typed', () => {
	assert.equal(plainWords('  Some  OTHER words '), 'some other words');
	assert.deepEqual(readBoth('')[0], { number: '', words: '' });
});

test('a recovery code has 75 bits that prove it, and is read however it is typed', () => {
	const { locator, secret, shown } = newRecoveryCode();

	assert.equal(secret.length, 15);
	assert.match(shown, /^(\w{5}-){3}\w{5}$/);
	assert.deepEqual(readRecoveryCode(` ${shown.toLowerCase().replaceAll('-', ' ')}`), {
		locator,
		secret
	});
	assert.equal(readRecoveryCode('too short'), undefined);
});

test('what is said on the telephone is two words, or six digits where we have no words', () => {
	assert.match(newSpoken('en'), /^[a-z]+ [a-z]+$/);
	assert.match(newSpoken('ar'), /^\d{3} \d{3}$/);
	assert.equal(newWords('en').split(' ').length, 6);
});

test('what was typed where a code belongs is told by its shape: a number, words, a card, a call, a letter too few', () => {
	const shapes = {
		number: newNumber(),
		words,
		'words run together': words.replaceAll(' ', ''),
		'words of digits': newWords('ar'),
		spoken: newSpoken('en'),
		'spoken digits': newSpoken('pl'),
		'card-code': 'K7QP-2M4X',
		call: newReceipt(),
		'near code': newInvitationCode().shown.replace(/.$/, '').replace(/^./, '7')
	};

	for (const [name, typed] of Object.entries(shapes))
		assert.equal(shapeOf(typed), name.split(' ')[0], `${name}: ${typed}`);
	assert.equal(lengthOf(shapes['near code']), 14);
});

test('a whole code, number with words, a word and a sentence are none of these', () => {
	for (const typed of [
		newInvitationCode().shown,
		`12345678 ${words}`,
		'12345678 11112222333344445555',
		'a word',
		'abstract',
		'my paper is with my mother'
	])
		assert.equal(shapeOf(typed), undefined, typed);
});

test('the first word typed back fits, however it was typed, and so do all of them; another does not', () => {
	const six = 'abandon ability able about above absent';
	for (const typed of ['abandon', ' Abandon. ', 'ABANDON', six])
		assert.equal(isFirstOf(six, typed), true, typed);
	for (const typed of ['ability', 'aban', '', 'abandon ability'])
		assert.equal(isFirstOf(six, typed), false, typed);
	const digits = '1234 5678 9012 3456 7890';
	for (const typed of ['1234', '١٢٣٤', '12 34', '12345678901234567890'])
		assert.equal(isFirstOf(digits, typed), true, typed);
	assert.equal(isFirstOf(digits, '5678'), false);
});
