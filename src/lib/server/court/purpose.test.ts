import assert from 'node:assert/strict';
import { test } from 'node:test';
import { purposeOf } from './purpose.ts';

const trialId = 'bf8155e1-90b9-4080-b133-bfbad895d6e4';

const cases: readonly (readonly [string, string])[] = [
	['First hearing', 'first-hearing'],
	['Plea & Trial Preparation', 'plea'],
	['Hearing type Plea & Trial Preparation', 'plea'],
	['Further Plea and Trial Preparation', 'plea'],
	['Pre-Trial Review', 'case-management'],
	['Future Trial Review', 'case-management'],
	['Trial of Preliminary Issue', 'case-management'],
	['Mention - Defendant to Attend (MDA)', 'case-management'],
	['Ground Rules Hearing', 'case-management'],
	['Trial', 'trial'],
	['TRIAL (Part  Heard)', 'trial'],
	['Trial - no witnesses', 'trial'],
	['Trial of Issue / Newton hearing', 'other'],
	['Section 28 Hearing', 'other'],
	['Bail Application', 'other'],
	['Breach of Suspended Sentence Order', 'other'],
	['Retrial', 'trial'],
	['Re-Trial', 'trial'],
	['Committal for Sentence', 'sentence'],
	['Deferred Sentence - Prosecution Released', 'sentence'],
	['Appeal against Sentence', 'appeal']
];

for (const [description, purpose] of cases)
	test(`"${description}" is for: ${purpose}`, () => {
		const found = purposeOf(undefined, description);

		assert.equal(found, purpose);
	});

test('a description that is a case number leaves it to the id', () => {
	const found = purposeOf(trialId, '68AB557175');

	assert.equal(found, 'trial');
});

test('a description that can be understood goes before the id', () => {
	const found = purposeOf(trialId, 'Sentence');

	assert.equal(found, 'sentence');
});

test('neither understood is another hearing', () => {
	assert.equal(purposeOf('constructor', 'xZiiQuuq5O'), 'other');
	assert.equal(purposeOf(undefined, undefined), 'other');
});
