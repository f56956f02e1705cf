/** Her own dates: when each is shown, and each row against what its source says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf, isDay } from '#lib/domain/calendar.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { ownDates, type OwnDate } from './own-date.ts';
import { type OwnRuleId, ownContacts, ownRuleIds, type Limit } from './own-date-rule.ts';
import { ownRules } from './own-date-rows.ts';

const at = (day: Day) => instantOf(day, '10:00');
const idsOf = (events: readonly Event[], on: Day) =>
	ownDates(events, { now: at(on) }).map(({ rule }) => rule.id);

/** The one date of a rule on a day; fails when there are more. */
function dateOf(id: OwnRuleId, events: readonly Event[], on: Day): OwnDate | undefined {
	const found = ownDates(events, { now: at(on) }).filter(({ rule }) => rule.id === id);
	assert.ok(found.length <= 1, `${found.length} of ${id}`);
	return found[0];
}

const decided = (by: 'police' | 'cps', on = '2026-09-01') =>
	anEvent({ kind: 'closed-without-charge', on, data: { by } });
const atCrown = anEvent({ kind: 'sent-to-crown-court', on: '2026-06-01' });
const sentencedOn = (on: Day, months = 30) =>
	anEvent({ kind: 'sentenced', on, data: { sentence: 'prison', term: { length: { months } } } });

test('money from the state counts from the report, the only day we know, and an agency’s day wins', () => {
	const hers = anEvent({ kind: 'reported', on: '2024-02-29', toldBy: 'victim' });
	const theirs = anEvent({ kind: 'reported', on: '2024-03-01' });

	assert.equal(dateOf('compensation', [hers], '2026-01-10')?.best, '2026-02-28');
	assert.equal(dateOf('compensation', [hers, theirs], '2026-01-10')?.best, '2026-03-01');
	assert.equal(dateOf('compensation', [theirs], '2026-03-02')?.state, 'passed');
});

test('her calendar is never given the last day for that money, which may be sooner than we can know', () => {
	const reported = anEvent({ kind: 'reported', on: '2024-03-01' });
	const remindOn = (day: Day) => dateOf('compensation', [reported], day)?.remindOn;

	assert.deepEqual(['2024-03-02', '2025-09-02', '2025-12-02', '2026-02-02'].map(remindOn), [
		'2025-09-01',
		'2025-12-01',
		'2026-01-30',
		undefined
	]);
});

test('a complaint may go on to the Ombudsman, and one about the police to a review too', () => {
	const about = (by: 'police' | 'courts') =>
		idsOf([anEvent({ kind: 'complaint-received', on: '2026-09-01', data: { by } })], '2026-09-10');

	assert.deepEqual(about('police'), ['complaint-review', 'ombudsman']);
	assert.deepEqual(about('courts'), ['ombudsman']);
});

test('the cost of going to court can be asked for until it is paid', () => {
	const ineffective = anEvent({ kind: 'trial-ineffective', on: '2026-09-01' });
	const paid = anEvent({ kind: 'expenses-paid', on: '2026-09-20' });

	assert.deepEqual(idsOf([ineffective], '2026-09-02'), ['expenses']);
	assert.deepEqual(idsOf([ineffective, paid], '2026-09-21'), []);
});

test('what presses comes first: what the next step closes, then a second chance, then by day', () => {
	const events = [
		anEvent({ kind: 'reported', on: '2026-03-01' }),
		decided('cps', '2026-08-03'),
		anEvent({ kind: 'charged', on: '2026-09-01', defendant: 'b' }),
		anEvent({ kind: 'plea-entered', on: '2026-09-05', defendant: 'b' })
	].map((event, nth) => (nth === 1 ? { ...event, defendant: 'a' } : event)) as Event[];

	const states = ownDates(events, { now: at('2026-09-10') }).map(({ state }) => state);

	assert.deepEqual(states, ['now', 'second', 'open']);
});

test('what was put right counts as it now stands, and an empty case has no dates', () => {
	const wrong = sentencedOn('2026-09-01');
	const right = anEvent({ kind: 'sentenced', on: '2026-09-08', corrects: wrong.id });

	const found = dateOf('low-sentence', [atCrown, wrong, right], '2026-09-10');

	assert.equal(found?.best, '2026-10-06');
	assert.deepEqual(ownDates([], { now: at('2026-09-10') }), []);
});

test('a date keeps its name in an address while it stands, and has another once it moves', () => {
	const keyOf = (events: readonly Event[], on: Day) => dateOf('low-sentence', events, on)?.key;
	const sentenced = sentencedOn('2026-09-01');

	const key = keyOf([atCrown, sentenced], '2026-09-02');

	assert.match(String(key), /^[0-9a-f]{8}$/);
	assert.equal(keyOf([atCrown, sentenced], '2026-09-03'), key);
	assert.notEqual(keyOf([atCrown, { ...sentenced, on: '2026-09-02' }], '2026-09-03'), key);
});

test('only a day that is still to come can go into a calendar', () => {
	const remindOn = (day: Day) => dateOf('review-cps', [decided('cps')], day)?.remindOn;

	assert.deepEqual(['2026-09-15', '2026-09-16', '2026-12-01', '2026-12-02'].map(remindOn), [
		'2026-09-15',
		'2026-12-01',
		'2026-12-01',
		undefined
	]);
});

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
		['28 days', 'none', 'absolute', 'recalled', 'www.legislation.gov.uk']
	],
	transcript: [['none', 'none', 'soft', 'recalled', 'www.legislation.gov.uk']],
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

const questioned = anEvent({ kind: 'suspect-interviewed', on: '2026-08-03' });

test('the police may be asked for a review for three months from the day she was told', () => {
	const told = anEvent({
		kind: 'victim-told',
		on: '2026-09-10',
		data: { about: 'closed-without-charge' }
	});

	const review = dateOf('review-police', [questioned, decided('police'), told], '2026-09-20');

	assert.equal(review?.best, '2026-12-10');
	assert.deepEqual(review?.countedFrom, { on: '2026-09-10', as: 'told' });
	assert.equal(review?.doubt, undefined);
});

test('when nobody says that she was told, it counts from the decision, which is never later', () => {
	const review = dateOf('review-police', [questioned, decided('police')], '2026-09-20');

	assert.equal(review?.best, '2026-12-01');
	assert.deepEqual(review?.countedFrom, { on: '2026-09-01', as: 'happened' });
});

test('where nobody told us of an interview the review is shown with that condition', () => {
	const review = dateOf('review-police', [decided('police')], '2026-09-20');

	assert.equal(review?.doubt, 'questioned');
});

test('an interview of another person leaves the condition', () => {
	const ofAnother = anEvent({ kind: 'suspect-interviewed', on: '2026-08-03', defendant: 'b' });
	const about = anEvent({
		kind: 'closed-without-charge',
		on: '2026-09-01',
		defendant: 'a',
		data: { by: 'police' }
	});

	assert.equal(dateOf('review-police', [ofAnother, about], '2026-09-20')?.doubt, 'questioned');
});

test('nobody is sent to a review that the police scheme leaves out', () => {
	const noSuspect = [anEvent({ kind: 'closed-no-suspect', on: '2026-09-01' })];
	const notLookedInto = [anEvent({ kind: 'not-investigated', on: '2026-09-01' })];
	const outOfCourt = [questioned, anEvent({ kind: 'out-of-court', on: '2026-09-01' })];
	const both = [questioned, decided('police'), anEvent({ kind: 'out-of-court', on: '2026-09-01' })];
	const chargedAfterAll = [
		questioned,
		decided('police'),
		anEvent({ kind: 'charged', on: '2026-09-15' })
	];

	for (const events of [noSuspect, notLookedInto, outOfCourt, both, chargedAfterAll])
		assert.ok(!idsOf(events, '2026-09-20').includes('review-police'));
});

// The police were investigating again, and she was told until when to ask for a review of the decision not to charge.
test('nobody is sent to the review of a decision after which the police have started again', () => {
	const closed = anEvent({
		...{ kind: 'closed-without-charge', on: '2026-09-01', defendant: 'a' },
		data: { by: 'police' }
	});
	const then = (kind: 'investigation-started' | 'suspect-arrested', defendant?: string) =>
		idsOf(
			[closed, anEvent({ kind, on: '2026-09-10', ...(defendant ? { defendant } : {}) })],
			'2026-09-20'
		).includes('review-police');

	assert.equal(then('investigation-started'), false);
	assert.equal(then('suspect-arrested', 'a'), false);
	assert.equal(then('suspect-arrested', 'b'), true);
	assert.equal(then('suspect-arrested'), true);
});

test('the prosecutors are best asked within ten working days, and may be for three months', () => {
	for (const decision of [
		decided('cps'),
		anEvent({ kind: 'discontinued', on: '2026-09-01' }),
		anEvent({ kind: 'left-on-file', on: '2026-09-01' })
	]) {
		const review = dateOf('review-cps', [decision], '2026-09-10');

		assert.deepEqual(
			[review?.state, review?.best, review?.until],
			['open', '2026-09-15', '2026-12-01']
		);
	}
});

test('after the ten working days she is told of the three months, and after those to contact them', () => {
	const stateOn = (day: Day) => dateOf('review-cps', [decided('cps')], day)?.state;

	assert.deepEqual(['2026-09-15', '2026-09-16', '2026-12-01', '2026-12-02'].map(stateOn), [
		'open',
		'second',
		'second',
		'passed'
	]);
});

test('both the police and the prosecutors may be asked in one case, each for their own decision', () => {
	const events = [
		questioned,
		anEvent({
			kind: 'closed-without-charge',
			on: '2026-09-01',
			defendant: 'a',
			data: { by: 'police' }
		}),
		anEvent({ kind: 'charged', on: '2026-09-02', defendant: 'b' }),
		anEvent({ kind: 'discontinued', on: '2026-10-01', defendant: 'b' })
	];

	const ids = idsOf(events, '2026-10-05');

	assert.ok(ids.includes('review-police') && ids.includes('review-cps'));
});

test('no evidence offered has a row of its own, for it cannot begin again', () => {
	const ids = idsOf([anEvent({ kind: 'no-evidence-offered', on: '2026-09-01' })], '2026-09-10');

	assert.ok(ids.includes('review-no-evidence'));
	assert.ok(!ids.includes('review-cps'));
});
