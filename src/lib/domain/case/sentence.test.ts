import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { EventData } from '#lib/domain/event.ts';
import type { Length } from '#lib/domain/event-field.ts';
import { isLonger, isForContactScheme, sum } from './sentence.ts';

const on = '2026-03-06';
const scheme = (data: EventData['sentenced']) =>
	isForContactScheme(anEvent({ kind: 'sentenced', on, data }));

// Generated: every form in which a year of prison, a day more and a day less can be told.
const aYear: readonly Length[] = [
	{ years: 1 },
	{ months: 12 },
	{ days: 365 },
	{ weeks: 52, days: 1 },
	{ months: 11, days: 28 },
	{ months: 11, weeks: 4 }
];
for (const length of aYear)
	test(`${JSON.stringify(length)} of prison is twelve months or more, a day less is not`, () => {
		const { days = 0, ...rest } = length;
		const more: Length = { ...rest, days: days + 1 };
		const less = shorter(length);

		assert.equal(scheme({ sentence: 'prison', term: { length } }), 'yes');
		assert.equal(scheme({ sentence: 'prison', term: { length: more } }), 'yes');
		assert.equal(scheme({ sentence: 'prison', term: { length: less } }), 'no');
	});

function shorter(length: Length): Length {
	if (length.days) return { ...length, days: length.days - 1 };
	if (length.weeks) return { ...length, weeks: length.weeks - 1, days: 6 };
	return length.years ? { months: 11, days: 27 } : { months: 11, days: 27 };
}

for (const [data, is] of [
	[{ sentence: 'prison', term: { life: true, minimum: { years: 15 } } }, 'yes'],
	[{ sentence: 'prison', term: { life: true } }, 'yes'],
	[{ sentence: 'prison', term: { extended: true } }, 'yes'],
	[{ sentence: 'prison', term: { length: { weeks: 104 } } }, 'yes'],
	[{ sentence: 'prison', term: { length: { years: 2, months: 2, weeks: 2 } } }, 'yes'],
	[{ sentence: 'prison', term: { length: { months: 120 } } }, 'yes'],
	[{ sentence: 'prison', term: { length: { months: 60 }, atLeast: true } }, 'yes'],
	[{ sentence: 'prison', term: { length: { months: 6 }, atLeast: true } }, 'not-told'],
	[{ sentence: 'prison' }, 'not-told'],
	[{ sentence: 'prison', term: { length: { weeks: 52 } } }, 'no'],
	[{ sentence: 'hospital-order' }, 'yes'],
	[{ sentence: 'suspended-prison', term: { length: { months: 24 } } }, 'no'],
	[{ sentence: 'community-order', term: { length: { months: 24 } } }, 'no'],
	[{ sentence: 'fine' }, 'no'],
	[{ sentence: 'other' }, 'no']
] as const satisfies readonly (readonly [EventData['sentenced'], string])[])
	test(`the contact scheme after ${JSON.stringify(data)}: ${is}`, () => {
		assert.equal(scheme(data), is);
	});

test('lengths are compared by the calendar, and added unit by unit', () => {
	assert.ok(isLonger({ months: 12 }, { weeks: 52 }, on));
	assert.ok(!isLonger({ days: 365 }, { years: 1 }, on));
	assert.deepEqual(sum([{ years: 2, months: 2 }, { months: 60 }, { days: 3 }]), {
		years: 2,
		months: 62,
		days: 3
	});
});
