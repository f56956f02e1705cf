import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callAddress, flowing, joined, markAfter, pieces, plain } from './said.ts';

test('strong words and references are pieces of a sentence', () => {
	const read = pieces('Call <b>before <ref>9:10 am</ref></b> today');

	assert.deepEqual(read, [
		'Call ',
		{ tag: 'b', inside: ['before ', { tag: 'ref', inside: ['9:10 am'] }] },
		' today'
	]);
});

test('any other tag is shown as it was written', () => {
	const read = pieces('<script>alert(1)</script> and <b onclick="x">so</b>');

	assert.deepEqual(read.map(plain).join(''), '<script>alert(1)</script> and <b onclick="x">so</b>');
	assert.equal(
		read.every((piece) => typeof piece === 'string'),
		true
	);
});

test('an end without its beginning and a beginning without its end lose no word', () => {
	const read = pieces('one</ref> two <b>three <ref>four');

	assert.equal(read.map(plain).join(''), 'one</ref> two three four');
});

test('a number can be called, also between the marks that keep its direction', () => {
	const calls = ['999', '020 7946 0123', '\u2068020 7946 0123\u2069'].map(callAddress);

	assert.deepEqual(calls, ['tel:999', 'tel:02079460123', 'tel:02079460123']);
});

test('keys to press, times and references are no numbers to call', () => {
	const calls = ['55', '9:10 am', '01/46203/26', 'R4-7KQ'].map(callAddress);

	assert.deepEqual(calls, [undefined, undefined, undefined, undefined]);
});

test('a full stop right after a number is told from the words that follow, in either direction of writing', () => {
	assert.equal(markAfter('. Then you choose.'), '.');
	assert.equal(markAfter('، ثم'), '،');
	assert.equal(markAfter(' and so on.'), '');
	assert.equal(markAfter({ tag: 'b', inside: ['.'] }), '');
	assert.equal(markAfter(undefined), '');
});

test('digits in one piece that are no link are one text with the sentence around them, and a longer number keeps its marks', () => {
	const read = (text: string, dials = false) => joined(pieces(text), { dials });

	assert.deepEqual(read('Press <ref>55</ref> when you are asked.'), [
		'Press 55 when you are asked.'
	]);
	assert.equal(read('Call <ref>08 08 16 89 111</ref>.').length, 3);
	assert.equal(read('Call <ref>999</ref>.', true).length, 3);
	assert.equal(read('At <ref>9:10 am</ref>.').length, 3);
	assert.equal(flowing('01/46203/26'), undefined);
});

test('the short number of the line for children can be called too', () => {
	assert.equal(callAddress('0800 1111'), 'tel:08001111');
});
