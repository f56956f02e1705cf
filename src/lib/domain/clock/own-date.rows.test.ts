/** Each row of her own dates against what its source says, row by row. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownRules } from './own-date-rows.ts';
import { ownContacts, ownRuleIds, type Limit, type OwnRuleId } from './own-date-rule.ts';
import { isDay } from '#lib/domain/calendar.ts';

type Expected = readonly [
	best: string,
	until: string,
	hardness: string,
	confidence: string,
	host: string
];
const told = (limit: Limit | undefined) => (limit ? `${limit.count} ${limit.unit}` : 'none');

// Read on 24 November 2026 at the address of each row; `recalled` where the text of the time itself was not read.
const sources: Readonly<Record<OwnRuleId, readonly Expected[]>> = {
	'review-police': [
		['3 months', 'none', 'discretionary', 'verified', 'www.cityoflondon.police.uk']
	],
	'review-cps': [['10 working-days', '3 months', 'discretionary', 'verified', 'www.cps.gov.uk']],
	'review-no-evidence': [
		['10 working-days', '3 months', 'discretionary', 'verified', 'www.cps.gov.uk']
	],
	'low-sentence': [
		['28 days', 'none', 'absolute', 'verified', 'www.gov.uk'],
		['28 days', '6 months', 'absolute', 'recalled', 'www.legislation.gov.uk']
	],
	transcript: [['14 days', 'none', 'soft', 'recalled', 'www.legislation.gov.uk']],
	compensation: [['2 years', 'none', 'discretionary', 'verified', 'www.nelsonslaw.co.uk']],
	'complaint-review': [['none', 'none', 'discretionary', 'verified', 'www.policeconduct.gov.uk']],
	ombudsman: [['none', 'none', 'discretionary', 'recalled', 'commonslibrary.parliament.uk']],
	statement: [['none', 'none', 'absolute', 'verified', 'www.nottinghamshire.police.uk']],
	'contact-scheme': [['none', 'none', 'soft', 'verified', 'www.bedfordshire.pcc.police.uk']],
	expenses: [['none', 'none', 'soft', 'recalled', 'www.cps.gov.uk']]
};

for (const id of ownRuleIds)
	test(`${id} says what its source says`, () => {
		const rows = ownRules.filter((rule) => rule.id === id);

		assert.deepEqual(
			rows.map(({ best, until, hardness, source }) => [
				told(best),
				told(until),
				hardness,
				source.confidence,
				new URL(source.url).hostname
			]),
			sources[id]
		);
	});

test('no two rows of one rule are in force on the same day', () => {
	for (const id of ownRuleIds) {
		const rows = ownRules.filter((rule) => rule.id === id);
		const overlapping = rows.filter((row, nth) =>
			rows.slice(nth + 1).some((later) => !row.inForceTo || later.inForceFrom <= row.inForceTo)
		);

		assert.deepEqual(overlapping, [], id);
	}
});

test('every row says since when it holds, where it was read and whom to ask', () => {
	for (const { inForceFrom, source, contact, right } of ownRules) {
		assert.ok(isDay(inForceFrom) && isDay(source.checkedOn));
		assert.ok(ownContacts.includes(contact));
		assert.ok(right >= 1 && right <= 12);
	}
});
