import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHearing } from './common-platform.ts';
import {
	aHearingOf,
	anOffence,
	aResult,
	hash,
	ids,
	now,
	shared,
	told
} from '#tests/court/builders.ts';
import { convicted, on, prompted, sentenced } from '#tests/court/sentenced.ts';

type Fields = Record<string, unknown>;

const kinds: readonly (readonly [string, string, string])[] = [
	['Imprisonment', '1002', 'prison'],
	['Committed to young offender institution', '', 'prison'],
	['Detention and training order', '1081', 'prison'],
	['Suspended sentence order - imprisonment', '', 'suspended-prison'],
	[
		'Suspended sentence order - detention in a young offender institution',
		'1134',
		'suspended-prison'
	],
	['Community order England / Wales', '', 'community-order'],
	['Youth rehabilitation order England / Wales', '1141', 'community-order'],
	['Fine', '', 'fine'],
	['Absolute discharge', '', 'discharge'],
	['Conditional discharge', '1018', 'discharge'],
	['Hospital order', '1008', 'hospital-order'],
	['Bind over to keep the peace', '', 'other']
];

for (const [label, cjsCode, sentence] of kinds)
	test(`"${label}" is a sentence: ${sentence}`, () => {
		const found = sentenced([aResult(label, { cjsCode })]);

		assert.deepEqual(found, [{ on, sentence }]);
	});

for (const label of [
	'Imprisonment in default of payment - on same date as imposition',
	'Suspended sentence of imprisonment activated unaltered',
	'Community order amended',
	'Adjournment',
	'Restraining order for period',
	'Fine paid to John Imprisonment'
])
	test(`"${label}" is no sentence`, () => {
		const found = sentenced([aResult(label)]);

		assert.deepEqual(found, []);
	});

test('nobody is sentenced for a charge without a conviction', () => {
	const denied = { plea: { pleaValue: 'NOT_GUILTY', pleaDate: '2026-01-05' } };

	assert.deepEqual(sentenced([aResult('Absolute discharge')], denied), []);
	assert.deepEqual(sentenced([aResult('Absolute discharge')], { aquittalDate: on }), []);
});

test('a result that itself convicts is enough', () => {
	const found = sentenced([aResult('Fine', { isConvictedResult: true })], {});

	assert.deepEqual(found, [{ on, sentence: 'fine' }]);
});

test('of several sentences on a day the heaviest is told', () => {
	const found = sentenced([
		aResult('Fine'),
		aResult('Imprisonment'),
		aResult('Community order England / Wales')
	]);

	assert.deepEqual(found, [{ on, sentence: 'prison' }]);
});

const months = (count: number, more: Fields = {}) =>
	prompted('Imprisonment', { 'Imprisonment Period': `${count} Months`, ...more });
const together = { Concurrent: 'true' };
const behind = { 'Consecutive to offence number': '1' };

for (const [what, results, term] of [
	['one after the other are added', [months(60), months(60, behind)], { length: { months: 120 } }],
	[
		'together are as long as the longest',
		[months(24), months(60, together)],
		{ length: { months: 60 } }
	],
	[
		'as nobody said are no shorter than the longest',
		[months(24), months(60)],
		{ length: { months: 60 }, atLeast: true }
	],
	[
		'some together and some after are no shorter than the longest',
		[months(24), months(60, together), months(6, behind)],
		{ length: { months: 60 }, atLeast: true }
	],
	[
		'after a sentence of another case are not added',
		[
			months(12),
			months(12, {
				'Where consecutive to an offence on another case - specify that case number': '2'
			})
		],
		{ length: { months: 12 }, atLeast: true }
	],
	[
		'of which one cannot be read are no shorter than the other',
		[months(18), aResult('Imprisonment', behind)],
		{ length: { months: 18 }, atLeast: true }
	],
	[
		'beside life are life',
		[months(18), aResult('Mandatory life imprisonment', { lifeDuration: true })],
		{ life: true }
	]
] as const)
	test(`prison terms ${what}`, () => {
		assert.deepEqual(sentenced(results), [{ on, sentence: 'prison', term }]);
	});

test('a total for the defendant is the length', () => {
	const total = prompted('Total custodial period', { 'Total imprisonment period': '18 Months' });

	const found = sentenced([months(12), months(12)], convicted, { judicialResults: [total] });

	assert.deepEqual(found, [{ on, sentence: 'prison', term: { length: { months: 18 } } }]);
});

test('a total without a length leaves it to the terms', () => {
	const found = sentenced([months(12)], convicted, {
		judicialResults: [aResult('Total imprisonment')]
	});

	assert.deepEqual(found, [
		{ on, sentence: 'prison', term: { length: { months: 12 }, atLeast: true } }
	]);
});

test('a fine beside prison is told with it', () => {
	const found = sentenced([months(12), prompted('Fine', { 'Amount of fine': '200' })]);

	assert.deepEqual(found, [
		{ on, sentence: 'prison', term: { length: { months: 12 } }, pence: 20_000 }
	]);
});

test('nothing a clerk typed is kept of a sentence', () => {
	const typed = prompted('Imprisonment', {
		'Imprisonment Period': '12 Months for John Family',
		'Imprisonment reasons': 'John Family',
		Prison: 'HMP Family'
	});

	assert.deepEqual(sentenced([typed]), [{ on, sentence: 'prison' }]);
});

test('a deleted result and one of a day to come are not told', () => {
	assert.deepEqual(sentenced([aResult('Fine', { isDeleted: true })]), []);
	assert.deepEqual(sentenced([aResult('Fine', { orderedDate: '2027-01-01' })]), []);
});

test("a clerk's finished line counts like a result, a draft does not", () => {
	const line = { resultLabel: 'Fine', orderedDate: on, isComplete: true };
	const read = (isComplete: boolean) => {
		const target = {
			hearingId: ids.hearing,
			defendantId: ids.defendant,
			offenceId: ids.offence,
			resultLines: [{ ...line, isComplete }]
		};
		const body = shared(aHearingOf([anOffence(convicted)]), { targets: [target] });
		return told(readHearing(body, 'resulted', ids.hearing, hash, now), 'sentenced');
	};

	assert.deepEqual(read(true), [{ on, sentence: 'fine' }]);
	assert.deepEqual(read(false), []);
});

// It was left out: she heard of no sentence.
test('a sentence ordered on a day that is none is told on the day of its hearing', () => {
	for (const orderedDate of ['2026-02-30', '2206-03-02', ''])
		assert.deepEqual(sentenced([aResult('Fine', { orderedDate })]), [{ on, sentence: 'fine' }]);
	const elsewhere = { orderedDate: '2026-02-30', orderedHearingId: ids.next };
	assert.deepEqual(sentenced([aResult('Fine', elsewhere)]), []);
});
