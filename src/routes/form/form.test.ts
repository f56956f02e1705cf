import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text, texts } from './form.ts';

test('no text of a form holds the character that PostgreSQL takes in none, and a file is no text', () => {
	const form = new FormData();
	form.append('id', 'a\0b');
	form.append('id', new Blob(['c']));

	assert.equal(text(form, 'id'), 'ab');
	assert.deepEqual(texts(form, 'id'), ['ab']);
	assert.equal(text(form, 'none'), '');
});
