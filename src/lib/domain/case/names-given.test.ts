import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DefendantKey } from '#lib/domain/event.ts';
import { readNames, renamed } from './names-given.ts';

const [one, two, gone] = ['one', 'two', 'p-1'] as readonly string[] as readonly [
	DefendantKey,
	DefendantKey,
	DefendantKey
];
const read = (typed: Readonly<Record<string, string>>) =>
	readNames(new Map(Object.entries(typed)), [one, two]);

test('a name is kept as it was typed, but for what cannot be seen and spaces too many', () => {
	const names = new Map([
		[one, 'my ex-husband'],
		[two, 'الطويل']
	]);

	assert.deepEqual(read({ one: '  my\n ex-husband\u202e ', two: 'الطويل' }), { ok: true, names });
});

test('an empty name, and one with nothing to read in it, take a name away', () => {
	const read1 = read({ one: '  ', two: '\u200e' });
	const before = new Map([[one, 'Dan']]);

	assert.ok(read1.ok);
	assert.deepEqual(renamed(before, read1.names), new Map());
});

test('a name of forty characters is kept, and a longer one is refused with its length and never cut', () => {
	assert.ok(read({ one: '🌻'.repeat(40) }).ok);
	assert.deepEqual(read({ one: 'ż'.repeat(41), two: 'Dan' }), {
		ok: false,
		gone: false,
		wrong: [{ key: one, why: 'too-long', length: 41 }]
	});
});

test('two people never have the same name, whatever its case', () => {
	assert.deepEqual(read({ one: 'Dan', two: 'dan ' }), {
		ok: false,
		gone: false,
		wrong: [{ key: two, why: 'same' }]
	});
});

test('a name typed for somebody who is told of no more is nobody’s, and an empty field of theirs is no matter', () => {
	assert.deepEqual(read({ one: 'Dan', 'p-1': 'Tom' }), { ok: false, gone: true, wrong: [] });
	assert.ok(read({ one: 'Dan', 'p-1': ' ' }).ok);
});

test('who is not on the form keeps a name, until she gives that name to another', () => {
	const before = new Map([[gone, 'Dan']]);

	assert.deepEqual(renamed(before, new Map([[one, 'Tom']])).get(gone), 'Dan');
	assert.deepEqual(renamed(before, new Map([[one, 'dan']])), new Map([[one, 'dan']]));
});
