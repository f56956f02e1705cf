import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aHearingOf, anOffence, aResult, ids, resulted, told } from '#tests/court/builders.ts';
import { convicted, on, prompted } from '#tests/court/sentenced.ts';

type Fields = Readonly<Record<string, unknown>>;
const read = (results: readonly Fields[], hearing: Fields = {}, offence: Fields = convicted) =>
	resulted({ ...aHearingOf([anOffence({ ...offence, judicialResults: results })]), ...hearing });
const orders = (results: readonly Fields[], hearing: Fields = {}, offence: Fields = convicted) =>
	told(read(results, hearing, offence), 'protective-order');
const made = { on, order: 'restraining', change: 'made', protections: [] };

for (const [what, result, found] of [
	[
		'for some time',
		prompted('Restraining order for period', {
			'Period of order': '5 Years, 0 Months, 0 Weeks, 0 Days'
		}),
		{ ...made, lasting: { length: { years: 5 } } }
	],
	[
		'until further order',
		aResult('Restraining order until further order'),
		{ ...made, lasting: { openEnded: true } }
	],
	[
		'until a day',
		prompted('Restraining order until end date', { 'End date': '2031-03-02' }),
		{ ...made, lasting: { until: '2031-03-02' } }
	],
	['nobody said until when', aResult('Restraining order for period'), made],
	['by its code alone', { ...aResult(''), label: undefined, cjsCode: '3047' }, made],
	[
		'varied, and until when now',
		prompted('Restraining order varied', { 'Order now expires': '2028-03-02' }),
		{ ...made, change: 'varied', lasting: { until: '2028-03-02' } }
	],
	...['31/02/2028', '2020-03-02', 'to be told'].map(
		(day) =>
			[
				`varied, until a day that cannot be its end: ${day}`,
				prompted('Restraining order varied', { 'Order now expires': day }),
				{ ...made, change: 'varied' }
			] as const
	),
	['discharged', aResult('Restraining order discharged'), { ...made, change: 'ended' }],
	[
		'discharged, by the list of what can be',
		prompted('Order discharged', { 'Type of order discharged': 'Restraining order' }),
		{ ...made, change: 'ended' }
	],
	[
		'criminal behaviour',
		prompted('Criminal behaviour order', { 'Duration of order': '2 Years' }),
		{ ...made, order: 'criminal-behaviour', lasting: { length: { years: 2 } } }
	],
	[
		'of another sort, without its name',
		aResult('Sexual harm prevention order until further order'),
		{ ...made, order: 'other', lasting: { openEnded: true } }
	]
] as const)
	test(`an order beside the sentence is told: ${what}`, () => {
		assert.deepEqual(orders([result]), [found]);
	});

const five = { ...made, lasting: { length: { years: 5 } } };
const forGood = { ...made, lasting: { openEnded: true } };
for (const [prompts, found] of [
	[{ Period: '5 Years' }, five],
	[{ 'Period of order': 'Period: 5 Years' }, five],
	[{ 'Order details': 'Period: 5 Years' }, five],
	[{ 'Duration of the order': '5 years' }, five],
	[{ 'Period of order': 'Until further order' }, forGood],
	[{ 'Order details': 'until further order.' }, forGood],
	[{ 'Order details': 'Period: 5 Years, not to contact Given Family' }, made],
	[{ 'Order details': 'Do not go there until further order' }, made],
	[{ 'Period of order': '5 Years', 'Order details': 'Until further order' }, made],
	[{ 'Order details': 'Period: 5 Years', 'Other details': 'Period: 2 Years' }, made],
	[{ 'End date': '2031-03-02', 'Order details': 'Until further order' }, made]
] as const)
	test(`how long an order lasts is read from free words only where they say it whole: ${JSON.stringify(prompts)}`, () => {
		assert.deepEqual(orders([prompted('Restraining order', prompts)]), [found]);
	});

for (const label of [
	'Restraining order refused',
	'Application for restraining order',
	'Breach of restraining order',
	'Order discharged',
	'Community order England / Wales'
])
	test(`"${label}" makes no order that protects her`, () => {
		assert.deepEqual(orders([aResult(label)]), []);
	});

test('an order is told once, for however many charges, also of somebody who is acquitted', () => {
	const order = aResult('Restraining order until further order');
	const acquitted = { aquittalDate: on };

	const found = orders([order, order], {}, acquitted);

	assert.deepEqual(found, [{ ...made, lasting: { openEnded: true } }]);
});

// Neither end was told.
test('two orders that do not end together are two; one without an end is one of them', () => {
	const first = prompted('Restraining order until end date', { 'End date': '2031-03-02' });
	const second = prompted('Restraining order until end date', { 'End date': '2029-03-02' });
	const bare = aResult('Restraining order');

	assert.deepEqual(orders([first, bare, second, first]), [
		{ ...made, lasting: { until: '2031-03-02' } },
		{ ...made, lasting: { until: '2029-03-02' } }
	]);
});

test('of two changes that do not end together neither end is told', () => {
	const varied = (day: string) =>
		prompted('Restraining order varied', { 'Order now expires': day });

	assert.deepEqual(orders([varied('2031-03-02'), varied('2029-03-02')]), [
		{ ...made, change: 'varied' }
	]);
});

test('an order made until the case is decided is told as that', () => {
	assert.deepEqual(orders([aResult('Interim restraining order')]), [{ ...made, interim: true }]);
});

test('nothing of what an order says in free words is kept', () => {
	const order = prompted('Restraining order until further order', {
		'Protected person': 'Given Family',
		"Protected person's address": '1 Given Street',
		'Order details': 'not to contact Given Family'
	});

	assert.deepEqual(orders([order]), [{ ...made, lasting: { openEnded: true } }]);
});

const applied = (type: string, results: readonly Fields[], subject: Fields = {}) => ({
	courtApplications: [
		{
			type: { type },
			courtApplicationCases: [{ prosecutionCaseId: ids.case }],
			subject: {
				masterDefendant: {
					defendantCase: [{ caseId: ids.case, defendantId: ids.defendant }],
					...subject
				}
			},
			judicialResults: results
		}
	]
});
const alone = { prosecutionCases: [] };

test('an order varied or discharged on an application is told, with or without the charges in the hearing', () => {
	const type = 'Application to vary a restraining order';
	const varied = applied(type, [aResult('Restraining order varied')]);
	const granted = applied(type, [aResult('Application granted')]);
	const refused = applied(type, [aResult('Application refused')]);

	assert.deepEqual(orders([], varied), [{ ...made, change: 'varied' }]);
	assert.deepEqual(orders([], { ...varied, ...alone }), [{ ...made, change: 'varied' }]);
	assert.deepEqual(orders([], { ...granted, ...alone }), [{ ...made, change: 'varied' }]);
	assert.deepEqual(orders([], { ...refused, ...alone }), []);
});

// It said "A hearing took place", and started no clock.
test('bail varied on an application is a decision about bail, with the conditions that are named there', () => {
	const type = 'Application to vary conditions of bail';
	const condition = aResult('Bail condition: Exclusion - not to enter a place');
	const bail = (results: readonly Fields[], subject: Fields = {}) =>
		told(read([], { ...applied(type, results, subject), ...alone }), 'court-bail-decided');
	const varied = { on, bail: 'conditional-bail', protections: ['keep-away-from-place'] };

	assert.deepEqual(bail([aResult('Variation of bail conditions'), condition]), [varied]);
	assert.deepEqual(bail([aResult('Application granted'), condition]), [varied]);
	assert.deepEqual(bail([aResult('Application refused')]), []);
	assert.deepEqual(
		bail([aResult('Application granted')], { personDefendant: { bailStatus: { code: 'U' } } }),
		[{ on, bail: 'unconditional-bail', protections: [] }]
	);
});

test('an application of which nobody says whose it is is told of nobody, where there are several', () => {
	const varied = applied('Application', [aResult('Restraining order varied')], {
		defendantCase: []
	});

	assert.deepEqual(orders([], { ...varied, ...alone }), []);
	assert.deepEqual(orders([], varied), [{ ...made, change: 'varied' }]);
});

const compensation = (amount: string) =>
	prompted('Compensation', { 'Amount of compensation': amount });
const ordered = (results: readonly Fields[]) => told(read(results), 'compensation-ordered');

test('compensation is told with its amount, all of a day as one; without it where a part cannot be read', () => {
	assert.deepEqual(ordered([compensation('£500.00')]), [{ on, pence: 50_000 }]);
	assert.deepEqual(ordered([compensation('£500.00'), compensation('£1,250')]), [
		{ on, pence: 175_000 }
	]);
	assert.deepEqual(ordered([compensation('£500.00'), compensation('as agreed')]), [{ on }]);
	assert.deepEqual(ordered([aResult('No compensation ordered'), aResult('Costs')]), []);
});
