import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#lib/i18n/languages.ts';
import { scanned } from '#tests/begin/scanned.ts';
import { placeToType, scanOf } from './scan.ts';

test('what a camera reads is where a code is typed, in every language', () => {
	const read = languages.map(({ code }) =>
		scanned(scanOf(placeToType('https://alongside.example', code)))
	);

	assert.deepEqual(
		read,
		languages.map(
			({ code }) => `https://alongside.example${code === 'en' ? '' : `/${code}`}/sign-in`
		)
	);
});

test('a paper with a stain is still read, and one torn in half is not', () => {
	const scan = scanOf(placeToType('https://alongside.example', 'en'));

	const stained = scanned(scan, (x, y) => x > 0.5 && x < 0.65 && y > 0.5 && y < 0.65);

	assert.equal(stained, 'https://alongside.example/sign-in');
	assert.throws(() => scanned(scan, (x) => x > 0.5));
});

test('around it is the white edge of four units that cameras need', () => {
	const { size, path } = scanOf(placeToType('https://alongside.example', 'en'));
	const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, ...three]) => three.map(Number));

	const ends = runs.flatMap(([left = 0, top = 0, length = 0]) => [
		left,
		top,
		left + length,
		top + 1
	]);
	assert.deepEqual([Math.min(...ends), Math.max(...ends)], [4, size - 4]);
});
