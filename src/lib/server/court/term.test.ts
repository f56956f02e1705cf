import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aResult } from '#tests/court/builders.ts';
import { on, prompted, sentenced } from '#tests/court/sentenced.ts';

// Generated: each count and unit, as a prompt may write it.
const forms = [
	(count: number, unit: string) => `${count} ${unit}`,
	(count: number, unit: string) => `${count} ${unit.toLowerCase()}`,
	(count: number, unit: string) => `${count} ${unit.replace(/s$/, '')}`,
	(count: number, unit: string) => `${count}${unit.charAt(0).toLowerCase()}`
];
const units = ['Years', 'Months', 'Weeks', 'Days'] as const;

test('a length is read in every form a prompt has', () => {
	for (const form of forms)
		for (let chosen = 1; chosen < 16; chosen += 1)
			for (const between of [', ', ' ', ' and ', ', and ']) {
				const parts = units.filter((_, nth) => chosen & (1 << nth));
				const value = parts.map((unit, nth) => form(nth + 2, unit)).join(between);
				const length = Object.fromEntries(parts.map((unit, nth) => [unit.toLowerCase(), nth + 2]));

				const found = sentenced([
					aResult('Imprisonment', {
						judicialResultPrompts: [{ label: 'Imprisonment Period', value }]
					})
				]);

				assert.deepEqual(found, [{ on, sentence: 'prison', term: { length } }], value);
			}
});

for (const [value, length] of [
	['2 Years, 2 Months, 2 Weeks, 2 Days', { years: 2, months: 2, weeks: 2, days: 2 }],
	['10 Years, 0 Months, 0 Weeks, 0 Days', { years: 10 }],
	['2 y 2 m 2 w', { years: 2, months: 2, weeks: 2 }],
	['104 weeks', { weeks: 104 }]
] as const)
	test(`"${value}" of prison is told as it was said`, () => {
		const found = sentenced([
			aResult('Imprisonment', { judicialResultPrompts: [{ label: 'Imprisonment Period', value }] })
		]);

		assert.deepEqual(found, [{ on, sentence: 'prison', term: { length } }]);
	});

for (const value of [
	'',
	'a long time',
	'12',
	'0 Months',
	'2 Years, some Weeks',
	'2 Years, 3 Hours',
	'2 Years, 2 Years 6 Months',
	'99999 Years',
	'-2 Years',
	'1.5 Years'
])
	test(`"${value}" of prison is no length that can be read whole`, () => {
		const found = sentenced([
			aResult('Imprisonment', { judicialResultPrompts: [{ label: 'Imprisonment Period', value }] })
		]);

		assert.deepEqual(found, [{ on, sentence: 'prison' }]);
	});

const suspended = 'Suspended sentence order - imprisonment';
const element = (primary: readonly [string, number], secondary?: readonly [string, number]) => ({
	durationElement: {
		...{ primaryDurationUnit: primary[0], primaryDurationValue: primary[1] },
		...(secondary
			? { secondaryDurationUnit: secondary[0], secondaryDurationValue: secondary[1] }
			: {})
	}
});
const extended =
	'Extended sentence of imprisonment for violent or sexual offence (21 and over)(S.226A)';

for (const [what, result, found] of [
	[
		'prison that is suspended: how long, and how long it is suspended',
		prompted(suspended, {
			'Imprisonment Period': '1 Years 6 Months',
			'Suspended period': '24 Months'
		}),
		{
			sentence: 'suspended-prison',
			term: { length: { years: 1, months: 6 }, suspendedFor: { months: 24 } }
		}
	],
	[
		'the second length of the structure is how long it is suspended',
		aResult(suspended, element(['M', 18], ['Y', 2])),
		{ sentence: 'suspended-prison', term: { length: { months: 18 }, suspendedFor: { years: 2 } } }
	],
	[
		'a length of several units comes in the structure as days, and in its prompt as it was said',
		{
			...prompted('Imprisonment', { 'Imprisonment Period': '2 Years, 2 Months' }),
			...element(['D', 790])
		},
		{ sentence: 'prison', term: { length: { years: 2, months: 2 } } }
	],
	[
		'the structure alone is enough',
		aResult('Imprisonment', element(['W', 104])),
		{ sentence: 'prison', term: { length: { weeks: 104 } } }
	],
	[
		'what a second length adds to prison is not known',
		aResult('Imprisonment', element(['Y', 3], ['M', 9])),
		{ sentence: 'prison', term: { length: { years: 3 }, atLeast: true } }
	],
	[
		'life, and the least of it',
		prompted('Mandatory life imprisonment', { 'Minimum term': '15 Years' }, { lifeDuration: true }),
		{ sentence: 'prison', term: { life: true, minimum: { years: 15 } } }
	],
	[
		'life by the structure',
		aResult('Life imprisonment for serious offence (S.225)', element(['L', 1])),
		{ sentence: 'prison', term: { life: true } }
	],
	[
		'a total that is life',
		prompted(
			'Total imprisonment',
			{ 'Total imprisonment period is life': 'true' },
			{ isConvictedResult: true }
		),
		{ sentence: 'prison', term: { life: true } }
	],
	[
		'an extended sentence: the part in prison, and the part outside',
		prompted(extended, {
			'Extended sentence of imprisonment term': '13 Years',
			'Appropriate custodial term': '9 Years',
			'Extension period': '4 Years'
		}),
		{ sentence: 'prison', term: { extended: true, length: { years: 9 }, licence: { years: 4 } } }
	],
	[
		'an extended sentence of which only the whole was told: that is no time in prison',
		prompted(extended, { 'Extended sentence of imprisonment term': '13 Years' }),
		{ sentence: 'prison', term: { extended: true } }
	],
	...(
		[
			'Custodial term',
			'Custodial period',
			'Appropriate custodial term',
			'Custodial element',
			'Period in custody'
		] as const
	).flatMap((term) =>
		(['Extended licence period', 'Extension period', 'Extended licence'] as const).map(
			(outside) =>
				[
					`an extended sentence in the words "${term}" and "${outside}"`,
					prompted('Extended sentence', { [term]: '9 Years', [outside]: '4 Years' }),
					{
						sentence: 'prison',
						term: { extended: true, length: { years: 9 }, licence: { years: 4 } }
					}
				] as const
		)
	),
	[
		'an extended sentence of which two parts in prison are told: we cannot tell how long',
		prompted('Extended sentence', { 'Custodial term': '9 Years', 'Custodial period': '6 Months' }),
		{ sentence: 'prison', term: { extended: true } }
	],
	[
		'an extended sentence beside what is due in default of payment',
		prompted('Extended sentence', {
			'Custody in default': '9 Months',
			'Extension period': '4 Years'
		}),
		{ sentence: 'prison', term: { extended: true, licence: { years: 4 } } }
	],
	['a whole life order', aResult('Whole life order'), { sentence: 'prison', term: { life: true } }],
	[
		'life in prison, in a prompt',
		prompted('Imprisonment', { 'Imprisonment period': 'Whole life order' }),
		{ sentence: 'prison', term: { life: true } }
	],
	...(
		[
			'Period',
			'Detention and training order period',
			'Period of detention and training order'
		] as const
	).map(
		(name) =>
			[
				`detention and training, in the words "${name}"`,
				prompted('Detention and training order', { [name]: '12 Months' }),
				{ sentence: 'prison', term: { length: { months: 12 } } }
			] as const
	),
	[
		'of a suspended sentence "Period" may be either of its two lengths, so that it is none',
		prompted(suspended, { Period: '24 Months' }),
		{ sentence: 'suspended-prison' }
	],
	[
		'a length under two names that do not agree is none',
		prompted('Imprisonment', { 'Custodial term': '2 Years', 'Imprisonment period': '3 Months' }),
		{ sentence: 'prison' }
	],
	[
		'a community order until a day',
		prompted('Community order England / Wales', { 'End Date': '2027-05-05' }),
		{ sentence: 'community-order', term: { until: '2027-05-05' } }
	],
	[
		'a discharge that has conditions for some time',
		prompted('Conditional discharge', { 'Period of conditional discharge': '12 Months' }),
		{ sentence: 'discharge', term: { length: { months: 12 } } }
	],
	[
		'a fine',
		prompted('Fine', { 'Amount of fine': '£1,250.50' }),
		{ sentence: 'fine', pence: 125_050 }
	],
	[
		'a fine of an amount we cannot read',
		prompted('Fine', { 'Amount of fine': 'see below' }),
		{ sentence: 'fine' }
	]
] as const)
	test(`the whole sentence is told: ${what}`, () => {
		assert.deepEqual(sentenced([result]), [{ on, ...found }]);
	});

// Its title said "prison", and how long: the total of what else was passed.
test('life stays life beside a total of years', () => {
	const life = aResult('Life imprisonment');
	const total = prompted('Total imprisonment', { 'Total imprisonment period': '20 Years' });

	assert.deepEqual(sentenced([life, total]), [{ on, sentence: 'prison', term: { life: true } }]);
});
