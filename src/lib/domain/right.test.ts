import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDuty } from '#tests/builders.ts';
import { isDay } from './calendar.ts';
import { eventKinds } from './event-kinds.ts';
import { tellers } from './event.ts';
import { duties, inForce } from './right.ts';

test('every row has a name of its own, a right from 1 to 12 and somebody who owes it', () => {
	assert.equal(new Set(duties.map(({ id }) => id)).size, duties.length);
	for (const { id, right, owedBy, startsAt } of duties) {
		assert.match(id, /^[a-z]+(-[a-z]+)*$/);
		assert.ok(Number.isInteger(right) && right >= 1 && right <= 12, id);
		assert.ok(owedBy === 'agency-complained-of' || tellers.includes(owedBy), id);
		assert.notEqual(owedBy, 'victim');
		assert.ok(startsAt.length > 0 && startsAt.every((kind) => eventKinds.includes(kind)), id);
	}
});

test('every right of the Code but the one about expenses has a row', () => {
	const rights = [...new Set(duties.map(({ right }) => right))].sort((a, b) => a - b);

	assert.deepEqual(rights, [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12]);
});

test('each row stands under the right it belongs to, and links to the page of that right', () => {
	const byRight = Map.groupBy(duties, ({ right }) => right);
	const ids = (right: number) => byRight.get(right)?.map(({ id }) => id);

	assert.deepEqual(ids(1), ['interpreter']);
	assert.deepEqual(ids(2), ['recorded']);
	assert.deepEqual(ids(3), ['written-confirmation', 'information']);
	assert.deepEqual(ids(4), ['support-referral', 'needs', 'court-needs']);
	assert.deepEqual(ids(5), ['compensation']);
	assert.deepEqual(ids(6), [
		...['not-investigated', 'arrest', 'interview', 'released', 'bail-or-not', 'bail-change'],
		...['not-charged', 'stopped', 'updates']
	]);
	assert.deepEqual(ids(7), ['statement', 'statement-read']);
	assert.deepEqual(ids(8), [
		...['hearing', 'court-bail', 'warrant', 'evidence', 'court-visit', 'court-help']
	]);
	assert.deepEqual(ids(9), ['outcome', 'sentence']);
	assert.deepEqual(ids(11), ['contact-scheme', 'liaison-officer']);
	assert.deepEqual(ids(12), ['complaint-answer']);
	const ofCode = duties.filter(({ source }) => source.title.startsWith("Victims' Code 2021"));
	for (const { right, source } of ofCode) {
		assert.equal(source.title, `Victims' Code 2021, Right ${right}`);
		if (right > 4 || right === 3) assert.match(source.url, new RegExp(`-right-${right}-of-12$`));
	}
	// The pages of three rights were named otherwise.
	assert.equal(new Set(ofCode.map(({ source }) => source.url)).size, 10);
});

test('every row says where it was read and when, and none stands here unread', () => {
	for (const { id, source } of duties) {
		assert.equal(source.confidence, 'verified', id);
		assert.ok(isDay(source.checkedOn), id);
		assert.equal(new URL(source.url).protocol, 'https:', id);
		assert.ok(source.title.length > 5, id);
	}
});

test('enhanced rights are never slower, and a row has both numbers or none', () => {
	for (const { id, standardDays, enhancedDays } of duties) {
		assert.equal(standardDays === undefined, enhancedDays === undefined, id);
		assert.ok((enhancedDays ?? 0) <= (standardDays ?? 0), id);
	}
});

test('a row with a number can be met, and one without waits for nothing', () => {
	for (const { id, standardDays, metBy } of duties) {
		const canBeMet = 'event' in metBy || metBy.told.length > 0;
		assert.equal(canBeMet, standardDays !== undefined, id);
	}
});

test('what she is owed in words is met by words about what happened', () => {
	for (const { id, sort, startsAt, metBy } of duties)
		if (sort === 'tell') assert.deepEqual('told' in metBy && metBy.told, startsAt, id);
});

test('only what a court decides has a leg before her own, of five working days', () => {
	const legs = duties.filter(({ upstream }) => upstream);

	assert.deepEqual(
		legs.map(({ id }) => id),
		['hearing', 'court-bail', 'warrant', 'outcome', 'sentence']
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
