import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aHearingOf, aResult, anOffence, ids, resulted, told } from '#tests/court/builders.ts';

type Fields = Record<string, unknown>;
const on = '2026-03-02';
const readWith = (results: readonly Fields[], envelope: Fields = {}) =>
	resulted(aHearingOf([anOffence({ judicialResults: results })]), envelope);
/** What is listed beside the hearing itself. */
const next = (results: readonly Fields[], envelope: Fields = {}) =>
	told(readWith(results, envelope), 'hearing-listed').slice(1);
const aNext = (nextHearing: Fields) =>
	aResult('Next hearing in Crown Court', {
		nextHearing: {
			type: { description: 'Sentence' },
			courtCentre: { name: 'Snaresbrook Crown Court' },
			jurisdictionType: 'CROWN',
			...nextHearing
		}
	});
const derived = (purpose: string, nth = 1) =>
	`hearing(${ids.hearing}/next/${ids.case}/${purpose}/${nth})`;
const sentence = {
	on,
	hearing: derived('sentence'),
	purpose: 'sentence',
	courtKind: 'crown',
	court: 'Snaresbrook Crown Court'
};

test('a next hearing on a fixed day is listed from the day it was ordered', () => {
	const found = next([aNext({ listedStartDateTime: '2026-04-20T09:30:00Z' })]);

	const when = { kind: 'day', on: '2026-04-20', startsAt: Date.UTC(2026, 3, 20, 9, 30) };
	assert.deepEqual(found, [{ ...sentence, when }]);
});

test('a next hearing in some week is listed from the Monday of it', () => {
	const found = next([aNext({ weekCommencingDate: '2026-04-20' })]);

	assert.deepEqual(found, [{ ...sentence, when: { kind: 'week-of', on: '2026-04-20', weeks: 1 } }]);
});

test('a next hearing without a date is a hearing whose date is not known', () => {
	const found = next([aNext({ dateToBeFixed: true })]);

	assert.deepEqual(found, [sentence]);
});

test('ordered for every charge, it is one hearing', () => {
	const ordered = aNext({ listedStartDateTime: '2026-04-20T09:30:00Z' });

	const found = next([ordered, ordered]);

	assert.equal(found.length, 1);
});

test('shared again with another day, it is the same hearing moved', () => {
	const keyOf = (day: string) =>
		(next([aNext({ listedStartDateTime: `${day}T09:30:00Z` })])[0] as { hearing?: string }).hearing;

	assert.equal(keyOf('2026-04-20'), keyOf('2026-05-11'));
});

test('several without a date are one, with what they agree on', () => {
	const found = next([
		aNext({ type: { description: 'Mention' } }),
		aNext({ courtCentre: { name: 'Croydon Crown Court' } })
	]);

	assert.deepEqual(found, [
		{ on, hearing: derived('other'), purpose: 'other', courtKind: 'crown' }
	]);
});

test('a hearing planned before keeps its own id, by which its case is found again', () => {
	const results = [aNext({ existingHearingId: ids.next, weekCommencingDate: '2026-04-20' })];

	const reading = readWith(results);

	assert.equal((next(results)[0] as { hearing?: string }).hearing, `hearing(${ids.next})`);
	assert.ok(reading.ok && reading.parts[0]?.references.includes(`hearing:${ids.next}`));
});

// Told as "no date yet" it would take away the date she knew.
test('a next date that is none, or lies before the day it was ordered, is told as one that cannot be read', () => {
	const unread = { ...sentence, dateUnread: true };
	const fields: Fields[] = [
		{ listedStartDateTime: '2025-04-20T09:30:00Z' },
		{ listedStartDateTime: '2026-04-31T09:30:00Z' },
		{ listedStartDateTime: 1_777_000_000_000 },
		{ weekCommencingDate: 'soon' }
	];

	for (const given of fields)
		assert.deepEqual(next([aNext(given)]), [unread], JSON.stringify(given));
	assert.deepEqual(next([aNext({ listedStartDateTime: '' })]), [sentence]);
	assert.deepEqual(next([aNext({ listedStartDateTime: '2026-04-20T09:30:00Z[UTC]' })]), [
		{
			...sentence,
			when: { kind: 'day', on: '2026-04-20', startsAt: Date.UTC(2026, 3, 20, 9, 30) }
		}
	]);
});

test('what an earlier hearing ordered is not next', () => {
	const earlier = {
		...aNext({ listedStartDateTime: '2026-04-20T09:30:00Z' }),
		orderedHearingId: ids.next
	};

	assert.deepEqual(next([earlier]), []);
});

test('a next hearing in the prompts is read by their references', () => {
	const prompts = [
		['HDATE', '20/04/2026'],
		['timeOfHearing', '10:30'],
		['HTYPE', 'Plea & Trial Preparation'],
		['hCHOUSEOrganisationName', 'Croydon Crown Court'],
		['hCHOUSEAddress1', 'Altyre Road']
	].map(([promptReference, value]) => ({ promptReference, label: 'Label', value }));

	const found = next([aResult('Next hearing', { judicialResultPrompts: prompts })]);

	assert.deepEqual(found, [
		{
			on,
			hearing: derived('plea'),
			purpose: 'plea',
			courtKind: 'crown',
			court: 'Croydon Crown Court',
			when: { kind: 'day', on: '2026-04-20', startsAt: Date.UTC(2026, 3, 20, 9, 30) }
		}
	]);
});

test("a clerk's line gives way to the result made of it", () => {
	const made = { ...aNext({ weekCommencingDate: '2026-04-20' }), judicialResultId: ids.result };
	const line = {
		resultLineId: ids.result,
		resultLabel: 'Next hearing in Crown Court',
		orderedDate: on,
		prompts: [
			{ label: 'Hearing type', value: 'Trial' },
			{ label: 'Week Commencing Date', value: '2026-05-04' }
		]
	};
	const targets = [
		{
			hearingId: ids.hearing,
			defendantId: ids.defendant,
			offenceId: ids.offence,
			resultLines: [line]
		}
	];

	assert.deepEqual(
		next([made], { targets }).map((listed) => 'purpose' in listed && listed.purpose),
		['sentence']
	);
	assert.deepEqual(
		next([], { targets }).map((listed) => 'purpose' in listed && listed.purpose),
		['trial']
	);
});

test('what a clerk typed as a court is kept only when it looks like one', () => {
	const ask = (value: string) =>
		next([
			aResult('Next hearing in Crown Court', {
				judicialResultPrompts: [
					{ promptReference: 'HTYPE', value: 'Sentence' },
					{ promptReference: 'HCHOUSE', value }
				]
			})
		])[0] as { court?: string };

	assert.equal(ask('Croydon Crown Court').court, 'Croydon Crown Court');
	assert.equal(ask('ask Given Family, 12 Given Street').court, undefined);
});

test("under a heading for the Crown Court, a magistrates' court is a magistrates' court", () => {
	const found = next([
		aResult('Next hearing in Crown Court', {
			judicialResultPrompts: [{ promptReference: 'HCHOUSE', value: "Croydon Magistrates' Court" }]
		})
	])[0] as { courtKind?: string };

	assert.equal(found.courtKind, 'magistrates');
});
