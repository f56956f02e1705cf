import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialsOf } from './initials.ts';
import { pictures } from './pictures.ts';

test('a name is shortened to its first and its last part, whatever stands between', () => {
	const names = ['Amina Hassan', ' Tom  van den Reyes ', 'Sam', 'étoile żak', ''];

	assert.deepEqual(names.map(initialsOf), ['AH', 'TR', 'S', 'ÉŻ', '']);
});

test('a small picture is drawn in few bytes', () => {
	// The frame of a picture, with its class, is a hundred.
	const long = Object.entries(pictures).filter(([, path]) => path.length > 300);

	assert.deepEqual(long, []);
});
