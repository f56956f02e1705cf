import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packNumber, readPack, shownPack } from './pack-number.ts';

const number = packNumber('40712', 1);
const digits = [...number];

test('a number is read as it is printed, scanned or typed with Arabic digits', () => {
	const typed = [number, shownPack(number), `${number.slice(0, 5)}-${number.slice(5)}`];
	const arabic = digits.map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');

	assert.deepEqual([...typed, arabic].map(readPack), Array(4).fill(number));
	assert.match(shownPack(number), /^40712 01 \d$/);
});

test('no wrong digit and no two neighbours that changed places are taken for a number', () => {
	const wrong = digits.flatMap((digit, at) =>
		[...'0123456789']
			.filter((other) => other !== digit)
			.map((other) => digits.with(at, other).join(''))
	);
	const swapped = digits.slice(1).flatMap((digit, at) => {
		const before = digits[at] ?? '';
		return digit === before
			? []
			: [
					digits
						.with(at, digit)
						.with(at + 1, before)
						.join('')
				];
	});

	assert.equal(wrong.length, 72);
	assert.ok(swapped.length > 4);
	for (const one of [...wrong, ...swapped, number.slice(1), `${number}0`, ''])
		assert.equal(readPack(one), undefined, one);
});
