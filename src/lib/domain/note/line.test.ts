/** Contacts as a file: whole by RFC 4180, plain, and nothing in it that a sheet would run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { asCsv, cell, columns, referenceOf, type Contact } from './line.ts';

const contact: Contact = {
	reference: '3F9A0-2C7B1',
	on: '2026-11-24',
	channel: 'phone',
	outcome: 'spoke',
	note: {
		on: '2026-11-24',
		channel: 'phone',
		needs: ['court', 'talk'],
		actions: ['explained'],
		next: 'call',
		nextOn: '2026-12-01'
	}
};

test('each contact is one line, and the same comes back', () => {
	const { note: _, ...bare } = contact;
	const text = asCsv([contact, { ...bare, outcome: 'no-answer' }]);

	assert.deepEqual(parse(text), [
		[...columns],
		[
			...['3F9A0-2C7B1', '2026-11-24', 'phone', 'spoke'],
			...['court;talk', 'explained', 'call', '2026-12-01']
		],
		['3F9A0-2C7B1', '2026-11-24', 'phone', 'no-answer', '', '', '', '']
	]);
	assert.equal(text.split('\r\n').length, 4);
	// Nothing but ASCII, so no program can take it for another encoding, with a mark or without.
	assert.match(text, /^[\x20-\x7e\r\n]*$/);
});

test('the file has no column for a name, a number, an address, words or a risk', () => {
	assert.deepEqual(
		[...columns],
		[
			...['reference', 'date', 'channel', 'outcome'],
			...['need', 'action', 'next_step', 'next_date']
		]
	);
});

test('what a sheet would run is text, and marks of the file itself are kept', () => {
	for (const bad of ['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1'])
		assert.equal(parse(`${cell(bad)}\r\n`)[0]?.[0], `'${bad}`, bad);
	for (const odd of ['a,b', 'a"b', 'a\r\nb', '"'])
		assert.deepEqual(parse(`${cell(odd)},x\r\n`), [[odd, 'x']], odd);
});

test('a reference is the beginning of an id, and no number a sheet would reckon with', () => {
	assert.equal(referenceOf('0123456789abcdef0123456789abcdef'), '01234-56789');
	assert.equal(referenceOf('12e4567890abcdef0123456789abcdef'), '12E45-67890');
});
