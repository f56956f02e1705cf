import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventData } from '#lib/domain/event.ts';
import { sayWhat } from './case-words.ts';
import { sayTerm } from './sentence-words.ts';

const rows: readonly (readonly [EventData['sentenced'], string, string, string])[] = [
	[
		{ sentence: 'prison', term: { length: { years: 2, months: 2, weeks: 2 } } },
		'2 years, 2 months and 2 weeks in prison.',
		'Więzienie na 2 lata, 2 miesiące i 2 tygodnie.',
		'مدة السجن: \u2068سنتان وشهران وأسبوعان\u2069.'
	],
	[
		{ sentence: 'prison', term: { length: { weeks: 104 } } },
		'104 weeks in prison.',
		'Więzienie na 104 tygodnie.',
		'مدة السجن: \u2068104 أسابيع\u2069.'
	],
	[
		{ sentence: 'prison', term: { length: { months: 120 } } },
		'10 years in prison.',
		'Więzienie na 10 lat.',
		'مدة السجن: \u206810 سنوات\u2069.'
	],
	[
		{ sentence: 'prison', term: { length: { months: 18 } } },
		'18 months in prison.',
		'Więzienie na 18 miesięcy.',
		'مدة السجن: \u206818 شهرًا\u2069.'
	],
	[
		{ sentence: 'fine', pence: 125_050 },
		'The fine is £1,250.50.',
		'Kwota grzywny: 1250,50 funta szterlinga.',
		'مبلغ الغرامة: \u20681,250.50 جنيه إسترليني\u2069.'
	]
];

for (const [data, ...said] of rows)
	test(`${JSON.stringify(data)} is said in each language: ${said[0]}`, () => {
		const found = (['en', 'pl', 'ar'] as const).map((lang) => sayTerm(data, lang).join(' '));

		assert.deepEqual(
			found.map((text) => text.replaceAll('\u00a0', ' ')),
			said
		);
	});

for (const [data, said] of [
	[
		{ sentence: 'prison', term: { life: true, minimum: { years: 15 } } },
		'They must stay in prison for at least 15 years. After that, the Parole Board decides if they can leave.'
	],
	[
		{ sentence: 'prison', term: { extended: true, length: { years: 9 }, licence: { years: 4 } } },
		'First prison, then time outside prison with rules. Up to 9 years in prison. Time outside prison with rules (on licence): 4 years.'
	],
	[
		{ sentence: 'prison', term: { length: { months: 60 }, atLeast: true }, pence: 20_000 },
		'At least 5 years in prison. There is more than one prison term. We were not told how they add up. There is also a fine: £200.'
	],
	[
		{ sentence: 'suspended-prison', term: { length: { months: 18 }, suspendedFor: { years: 2 } } },
		'18 months in prison, but only if a court says so later. For 2 years, a court can send them to prison if they break the rules or commit another crime.'
	],
	[{ sentence: 'community-order', term: { until: '2027-05-05' } }, 'Until 5 May 2027.'],
	[{ sentence: 'prison' }, '']
] as const satisfies readonly (readonly [EventData['sentenced'], string])[])
	test(`a sentence is said whole: ${said || 'nothing where nothing was told'}`, () => {
		assert.equal(sayTerm(data, 'en').join(' '), said);
	});

test('the title of a life sentence says that it is for life', () => {
	const titles = (['en', 'pl', 'ar'] as const).map((lang) =>
		sayWhat({ kind: 'sentenced', data: { sentence: 'prison', term: { life: true } } }, lang)
	);

	assert.deepEqual(titles, [
		'Sentence: life in prison',
		'Wyrok: więzienie na całe życie (dożywocie)',
		'العقوبة: السجن مدى الحياة'
	]);
});
