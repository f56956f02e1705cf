import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asWritten, caseIdFrom, forceOf, readUrn, type Urn } from './urn.ts';
import { worked } from '#tests/world/worked.ts';

test('police, prosecutors and courts write one reference in several ways', () => {
	const ways = [
		'01GD1234526',
		'01gd1234526',
		'01/GD/12345/26',
		'01 GD 12345 26',
		'01-GD-12345-26',
		'01.GD.12345.26',
		'\t01GD1234526\n',
		'01–GD–12345–26',
		'\u202a01GD1234526\u202c'
	];

	assert.deepEqual([...new Set(ways.map(readUrn))], ['01GD1234526']);
});

test('a reference has 5 to 20 letters and digits', () => {
	assert.equal(readUrn('1234'), undefined);
	assert.equal(readUrn('12345'), '12345');
	assert.equal(readUrn('A'.repeat(20)), 'A'.repeat(20));
	assert.equal(readUrn('A'.repeat(21)), undefined);
});

test('what cannot be a reference is none, and no foreign letter is taken for another', () => {
	const others = [
		...['', '     ', '01GD12345$6', '01_GD_1234526', '01GD1234526;', '<b>01GD12</b>', "01GD'--1"],
		...['٠١GD1234526', '01GDſ234526', '01GDß1234', '01GD\u212a12345', 'ﬁ12345']
	];

	for (const typed of others) assert.equal(readUrn(typed), undefined, typed);
});

test('a text of a million letters is no reference, and that is known at once', () => {
	const took = worked();

	assert.equal(readUrn('- '.repeat(500_000)), undefined);
	assert.equal(readUrn('a'.repeat(1_000_000)), undefined);
	assert.ok(took() < 1000);
});

test('a reference begins with its police force, unless another body began the case', () => {
	assert.equal(forceOf(readUrn('01/GD/12345/26') as Urn), '01');
	assert.equal(forceOf(readUrn('ABC12345') as Urn), undefined);
	assert.equal(forceOf(readUrn('1ABC2345') as Urn), undefined);
});

test("a case's id begins with its force", () => {
	assert.equal(caseIdFrom('01', 'k3f9'), '01-k3f9');
});

test('a reference is shown back as it was typed, on one line, without marks that turn text round', () => {
	const rlo = String.fromCodePoint(0x202e);
	const typed = [' 01/1234/26 ', '01 AB\n12345 26', `01/${rlo}1234/26`];

	assert.deepEqual(typed.map(asWritten), ['01/1234/26', '01 AB 12345 26', '01/1234/26']);
	assert.ok(asWritten('0'.repeat(200)).length <= 40);
});
