import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDuty } from '#tests/world/builders.ts';
import { eventKinds, kindRow } from '#lib/domain/event-kinds.ts';
import { faultOf } from './amended.ts';
import { code } from './duty.ts';
import { duties, inForce } from './right.ts';

test('every row has a name of its own and a right from 1 to 12', () => {
	assert.equal(new Set(duties.map(({ id }) => id)).size, duties.length);
	for (const { id, right, startsAt } of duties) {
		assert.match(id, /^[a-z]+(-[a-z]+)*$/);
		assert.ok(Number.isInteger(right) && right >= 1 && right <= 12, id);
		assert.ok(startsAt.length > 0 && startsAt.every((kind) => eventKinds.includes(kind)), id);
	}
});

test('what the row of a kind says is owed for it is what the Code begins with', () => {
	const begins = duties.flatMap(({ startsAt }) => startsAt);

	for (const kind of eventKinds)
		assert.equal(begins.includes(kind), kindRow(kind).owes === 'owed', kind);
});

test('every right of the Code has a row', () => {
	const rights = [...new Set(duties.map(({ right }) => right))].sort((a, b) => a - b);

	assert.deepEqual(rights, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('every row says where it was read and when or that it is only recalled, names its own right, and has both numbers or none, enhanced never slower', () => {
	const row = aDuty({ source: code(6) });
	const bad = [
		aDuty({ standardDays: 5, enhancedDays: 6 }),
		{ ...row, enhancedDays: undefined as never },
		{ ...row, source: code(7) },
		{ ...row, source: { ...code(6), url: 'javascript:alert(1)' } }
	];

	for (const duty of duties) assert.equal(faultOf(duty), undefined, duty.id);
	assert.deepEqual(bad.map(faultOf), ['law-days', 'law-days', 'law-right', 'law-source']);
});

test('a row that names the Code links to the page of its right', () => {
	const ofCode = duties.filter(({ source }) => source.title.startsWith("Victims' Code 2021"));

	for (const { right, source } of ofCode)
		if (right > 4 || right === 3) assert.match(source.url, new RegExp(`-right-${right}-of-12$`));
	assert.ok(ofCode.length > 35);
});

test('what she is owed in words is met by words about what happened, or by her own word alone', () => {
	const onlyHers: string[] = [];
	for (const { id, sort, startsAt, metBy } of duties) {
		if (sort !== 'tell') continue;
		assert.ok('told' in metBy, id);
		if (metBy.told.length === 0) onlyHers.push(id);
		else assert.deepEqual(metBy.told, startsAt, id);
	}
	assert.deepEqual(onlyHers, ['next-update', 'sentence-review']);
});

test('only what a court decides has a leg before her own, of five working days', () => {
	const legs = duties.filter(({ upstream }) => upstream);

	assert.deepEqual(
		legs.map(({ id }) => id),
		['hearing', 'court-bail', 'warrant', 'outcome', 'sentence', 'sentence-review', 'appeal']
	);
	for (const { upstream, owedBy } of legs) {
		assert.deepEqual(upstream, { from: 'courts', workingDays: 5 });
		assert.equal(owedBy, 'witness-care');
	}
});

test('a row is in force from its first day to its last', () => {
	const row = aDuty({ inForceFrom: '2021-04-01', inForceTo: '2026-12-31' });
	const open = aDuty({ id: 'open', inForceFrom: '2021-04-01' });

	const found = ['2021-03-31', '2021-04-01', '2026-12-31', '2027-01-01'].map((day) =>
		inForce([row, open], day).map(({ id }) => id)
	);

	assert.deepEqual(found, [[], ['arrest', 'open'], ['arrest', 'open'], ['open']]);
});

test('the rows we have are those of the Code in force since April 2021', () => {
	assert.deepEqual(inForce(duties, '2021-03-31'), []);
	assert.equal(inForce(duties, '2021-04-01').length, duties.length);
});
