import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idAt, listAt, newNotes, textAt, valueAt } from './payload.ts';

test('what a value inherits is no part of a message', () => {
	const inherited: unknown = Object.create({ id: 'x' });

	assert.equal(valueAt(inherited, 'id'), undefined);
	assert.equal(valueAt({}, 'constructor'), undefined);
});

test('an id is a UUID and cannot be a name', () => {
	const id = '10000000-0000-4000-8000-00000000000F';

	assert.equal(idAt({ id }, 'id'), id.toLowerCase());
	assert.equal(idAt({ id: 'Given Family' }, 'id'), undefined);
	assert.equal(idAt({ id: `${id} Given` }, 'id'), undefined);
});

test('text is trimmed and cut, and nothing when it is empty', () => {
	assert.equal(textAt({ name: '  Court ' }, 'name'), 'Court');
	assert.equal(textAt({ name: 'x'.repeat(300) }, 'name')?.length, 200);
	assert.equal(textAt({ name: '   ' }, 'name'), undefined);
	assert.equal(textAt({ name: 7 }, 'name'), undefined);
});

test('a message of many lists is cut as one, and says so', () => {
	const notes = newNotes();
	const list = Array.from({ length: 500 }, () => ({}));

	const read = Array.from({ length: 60 }, () => listAt(notes, { list }, 'list').length);

	assert.equal(
		read.reduce((sum, count) => sum + count, 0),
		20_000
	);
	assert.equal(notes.cut, 'list');
});
