import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupOf, reasonGroups, reasonOf, trialReasons } from './trial-reason.ts';

const find = (type: string, code: string, jurisdiction = 'both') =>
	trialReasons.find(
		(reason) => reason.type === type && reason.code === code && reason.jurisdiction === jurisdiction
	);

test('all 61 official reasons are there, each id once', () => {
	const ids = new Set(trialReasons.map(({ id }) => id));

	assert.equal(trialReasons.length, 61);
	assert.equal(ids.size, 61);
});

test('there are 12 cracked, 30 ineffective and 19 vacated reasons', () => {
	const count = (type: string) => trialReasons.filter((reason) => reason.type === type).length;

	assert.deepEqual([count('cracked'), count('ineffective'), count('vacated')], [12, 30, 19]);
});

test('a type, a code and a kind of court name one reason', () => {
	const names = trialReasons.map(
		({ type, code, jurisdiction }) => `${type} ${code} ${jurisdiction}`
	);

	assert.equal(new Set(names).size, 61);
});

test('every group is used but the one for a reason nobody has told', () => {
	const used = new Set(trialReasons.map(({ group }) => group));

	assert.deepEqual(
		reasonGroups.filter((group) => !used.has(group)),
		['not-told']
	);
});

test('the letter A is a late plea for a cracked trial and a stopped case for a vacated one', () => {
	assert.equal(find('cracked', 'A')?.group, 'guilty-plea');
	assert.equal(find('vacated', 'A')?.group, 'prosecution-stopped');
});

test('nobody is told that a defendant was ill, drunk or dead', () => {
	assert.equal(find('ineffective', 'S2')?.group, 'someone-missing');
	assert.equal(find('cracked', 'G')?.group, 'someone-missing');
	assert.equal(find('vacated', 'E')?.group, 'someone-missing');
	assert.equal(find('cracked', 'H')?.group, 'case-cannot-go-on');
});

test('a case that ends because a witness is missing is not put on the witness', () => {
	assert.equal(find('cracked', 'J')?.group, 'prosecution-stopped');
});

test('a reason is found however its id is written', () => {
	const id = '1C383CD3-0B7C-398A-B502-93ADFECB7B18';

	assert.equal(reasonOf(id)?.code, 'W2');
	assert.equal(groupOf(id), 'no-judge');
});

test('an unknown or missing id is a reason nobody has told', () => {
	assert.equal(groupOf('0baecac5-222b-402d-9047-84803679edae'), 'not-told');
	assert.equal(groupOf('constructor'), 'not-told');
	assert.equal(groupOf(undefined), 'not-told');
	assert.equal(reasonOf(undefined), undefined);
});
