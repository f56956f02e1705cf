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

type Fields = Record<string, unknown>;
const on = '2026-03-02';
const convicted = {
	plea: { pleaValue: 'GUILTY', pleaDate: '2026-01-05' },
	convictionDate: '2026-01-05'
};
const sentenced = (
	judicialResults: readonly Fields[],
	offence: Fields = convicted,
	person: Fields = {}
) => {
	const hearing = aHearingOf([anOffence({ ...offence, judicialResults })], person);
	return told(readHearing(shared(hearing), 'resulted', ids.hearing, hash, now), 'sentenced');
};
const lasting = (label: string, value: string) => ({ judicialResultPrompts: [{ label, value }] });

const kinds: readonly (readonly [string, string, string])[] = [
	['Imprisonment', '1002', 'prison'],
	['Committed to young offender institution', '', 'prison'],
	['Detention and training order', '1081', 'prison'],
	['Mandatory life imprisonment', '', 'prison'],
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

test('years and months are counted, the time of suspension is not', () => {
	const prompts = [
		{ label: 'Imprisonment Period', value: '1 Years 6 Months' },
		{ label: 'Suspended period', value: '24 Months' }
	];

	const found = sentenced([
		aResult('Suspended sentence order - imprisonment', { judicialResultPrompts: prompts })
	]);

	assert.deepEqual(found, [{ on, sentence: 'suspended-prison', months: 18 }]);
});

test('a structured duration is read too', () => {
	const durationElement = {
		primaryDurationUnit: 'Y',
		primaryDurationValue: 3,
		secondaryDurationUnit: 'M',
		secondaryDurationValue: 9
	};

	const found = sentenced([aResult('Imprisonment', { durationElement })]);

	assert.deepEqual(found, [{ on, sentence: 'prison', months: 36 }]);
});

test('a length in weeks is not rounded to months', () => {
	const found = sentenced([
		aResult('Imprisonment', lasting('Imprisonment Period', '2 Years, 2 Weeks'))
	]);

	assert.deepEqual(found, [{ on, sentence: 'prison' }]);
});

test('life has no length in months', () => {
	// The years of a life sentence are those before a parole board may look at it.
	const life = { lifeDuration: true, ...lasting('Imprisonment term', '15 Years') };

	const found = sentenced([aResult('Life imprisonment for serious offence (S.225)', life)]);

	assert.deepEqual(found, [{ on, sentence: 'prison' }]);
});

test('two terms are not added: they may run together', () => {
	const term = lasting('Imprisonment Period', '12 Months');

	const found = sentenced([aResult('Imprisonment', term), aResult('Imprisonment', term)]);

	assert.deepEqual(found, [{ on, sentence: 'prison' }]);
});

test('a total for the defendant is the length', () => {
	const term = lasting('Imprisonment Period', '12 Months');
	const total = aResult(
		'Total custodial period',
		lasting('Total imprisonment period', '18 Months')
	);

	const found = sentenced(
		[aResult('Imprisonment', term), aResult('Imprisonment', term)],
		convicted,
		{
			judicialResults: [total]
		}
	);

	assert.deepEqual(found, [{ on, sentence: 'prison', months: 18 }]);
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
