import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { chance } from '#tests/world/chance.ts';
import { bankHolidays } from '#lib/domain/bank-holidays.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { deadlines } from './deadline.ts';
import { ownDates, type OwnDate } from './own-date.ts';
import type { OwnRuleId } from './own-date-rule.ts';
import { duties } from './right.ts';

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

test('the office must act on a Crown Court sentence by 5 pm on the last working day of its 28 days', () => {
	// The 28th day is a Friday, a Saturday, a Sunday, Good Friday and Easter Monday.
	const passed = ['2026-07-03', '2026-07-04', '2026-07-05', '2027-02-26', '2027-03-01'];

	const found = passed.map((day) => dateOf('low-sentence', [atCrown, sentencedOn(day)], day));

	assert.deepEqual(
		found.map((one) => one?.best),
		['2026-07-31', '2026-07-31', '2026-07-31', '2027-03-25', '2027-03-25']
	);
});

test('the Attorney General cannot be asked about a sentence of a magistrates’ or a youth court', () => {
	for (const courtKind of ['magistrates', 'youth'] as const) {
		const listed = anEvent({
			kind: 'hearing-listed',
			on: '2026-08-01',
			data: { courtKind, purpose: 'sentence', when: onDay('2026-09-01') }
		});

		assert.ok(!idsOf([listed, sentencedOn('2026-09-01')], '2026-09-02').includes('low-sentence'));
	}
});

// The Contact Scheme was still offered to whoever's offender was no offender any more.
test('once a conviction is overturned, or the sentence has ended, nothing is offered because of it', () => {
	const sentenced = sentencedOn('2026-09-01');
	const quashed = anEvent({
		kind: 'appeal-decided',
		on: '2026-09-10',
		data: { result: 'conviction-quashed' }
	});
	const ended = anEvent({ kind: 'sentence-ended', on: '2026-09-10' });
	const offered = (more: readonly Event[]) => {
		const told = [atCrown, sentenced, ...more];
		const asked = { enhanced: 'no', sendTellings: new Map<never, never>(), now: at('2026-09-11') };
		const owed = deadlines(told, duties, asked as Parameters<typeof deadlines>[2]);
		return [
			...idsOf(told, '2026-09-11').filter((id) => /low-sentence|contact-scheme/.test(id)),
			...owed.flatMap(({ duty }) => (duty.id === 'contact-scheme' ? ['ask'] : []))
		];
	};

	assert.deepEqual(offered([]).length, 3);
	assert.deepEqual(
		[quashed, ended].map((one) => offered([one])),
		[[], []]
	);
});

test('where nobody told us which court it was, the row says so', () => {
	assert.equal(
		dateOf('low-sentence', [sentencedOn('2026-09-01')], '2026-09-02')?.doubt,
		'which-court'
	);
});

// A day six months on rested on a headline, and "you can still ask" was said of a time that is fixed.
test('no second day is given for a low sentence, and a time that is fixed and over is not offered', () => {
	const on = (sentenced: Day, today: Day) =>
		dateOf('low-sentence', [atCrown, sentencedOn(sentenced)], today);

	assert.equal(on('2026-06-28', '2026-07-24')?.state, 'open');
	assert.equal(on('2026-06-28', '2026-07-27'), undefined);
	assert.equal(on('2024-03-01', '2026-09-01'), undefined);
	assert.deepEqual(
		[on('2026-06-29', '2026-07-27'), on('2026-06-29', '2026-07-28')].map((own) => [
			own?.state,
			own?.until,
			own?.rule.mayBeLonger
		]),
		[
			['open', undefined, true],
			['passed', undefined, true]
		]
	);
});

test('her calendar speaks in the weeks before the office must act, and never on its last day', () => {
	const sentenced = sentencedOn('2026-09-01');
	const days = ['2026-09-02', '2026-09-09', '2026-09-22', '2026-09-23'];

	assert.deepEqual(
		days.map((day) => dateOf('low-sentence', [atCrown, sentenced], day)?.remindOn),
		['2026-09-08', '2026-09-15', '2026-09-22', undefined]
	);
});

// The 14 days are for giving it to her after she asks; a last day to ask was made up from them.
test('what the judge said can be asked for with no last day, and only after the Crown Court', () => {
	const inYouthCourt = anEvent({
		kind: 'sentenced',
		on: '2026-09-01',
		data: { sentence: 'fine', courtKind: 'youth' }
	});
	const transcript = dateOf('transcript', [atCrown, sentencedOn('2026-09-01')], '2027-03-01');

	assert.deepEqual(
		[transcript?.state, transcript?.best, transcript?.remindOn, transcript?.doubt],
		['any-time', undefined, undefined, undefined]
	);
	assert.equal(
		dateOf('transcript', [sentencedOn('2026-09-01')], '2026-09-02')?.doubt,
		'which-court'
	);
	assert.equal(dateOf('transcript', [inYouthCourt], '2026-09-02'), undefined);
});

test('each of two sentences has its own date', () => {
	const events = [
		atCrown,
		anEvent({ kind: 'sentenced', on: '2026-09-01', defendant: 'a' }),
		anEvent({ kind: 'sentenced', on: '2026-10-01', defendant: 'b' })
	];

	const found = ownDates(events, { now: at('2026-10-02') }).filter(
		({ rule }) => rule.id === 'low-sentence'
	);

	assert.deepEqual(found.map(({ best }) => best).sort(), ['2026-09-29', '2026-10-29']);
});

test('the day to ask about a sentence agrees with a plain count over the calendar, for any sentence', () => {
	const random = chance(28);
	const first = Date.UTC(2025, 0, 1);
	const dayMs = 86_400_000;
	const nameOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

	for (let round = 0; round < 2000; round += 1) {
		const passed = first + Math.floor(random() * 365 * 5) * dayMs;
		let last = passed;
		// Twenty-eight steps forward, then back over weekends and holidays.
		for (let step = 0; step < 28; step += 1) last += dayMs;
		while ([0, 6].includes(new Date(last).getUTCDay()) || bankHolidays.has(nameOf(last)))
			last -= dayMs;
		const court = anEvent({ kind: 'sent-to-crown-court', on: '2025-01-01' });

		const found = dateOf('low-sentence', [court, sentencedOn(nameOf(passed))], nameOf(passed));

		assert.equal(found?.best, nameOf(last), nameOf(passed));
	}
});

test('a statement can be made at any time before the sentence, and is pressing once somebody is guilty', () => {
	const reported = anEvent({ kind: 'reported', on: '2026-03-01' });
	const charged = anEvent({ kind: 'charged', on: '2026-06-01' });
	const guilty = anEvent({ kind: 'plea-entered', on: '2026-09-01' });
	const sentenced = sentencedOn('2026-10-01');
	const states = [
		[reported],
		[reported, charged],
		[reported, charged, guilty],
		[reported, charged, guilty, sentenced]
	].map((events) => dateOf('statement', events, '2026-10-02')?.state);

	assert.deepEqual(states, ['any-time', 'any-time', 'now', undefined]);
});

test('a statement has to be made before the day the court decides the sentence', () => {
	const guilty = anEvent({ kind: 'verdict-given', on: '2026-09-01' });
	const hearing = (when: ReturnType<typeof onDay> | ReturnType<typeof weekOf>) =>
		anEvent({
			kind: 'hearing-listed',
			on: '2026-09-02',
			data: { hearing: 'sentence-1', purpose: 'sentence', when }
		});

	const onMonday = dateOf('statement', [guilty, hearing(onDay('2026-10-05'))], '2026-09-10');
	const inWeek = dateOf('statement', [guilty, hearing(weekOf('2026-10-05'))], '2026-09-10');

	assert.deepEqual(onMonday?.before, { kind: 'day', on: '2026-10-05' });
	assert.equal(onMonday?.remindOn, '2026-10-02', 'the Friday before');
	assert.equal(inWeek?.before?.kind, 'week-of');
});

test('while one person waits for a sentence, the sentence of another does not close it', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2026-06-01', defendant: 'a' }),
		anEvent({ kind: 'charged', on: '2026-06-01', defendant: 'b' }),
		anEvent({ kind: 'plea-entered', on: '2026-07-01', defendant: 'a' }),
		anEvent({ kind: 'sentenced', on: '2026-08-01', defendant: 'a' }),
		anEvent({ kind: 'verdict-given', on: '2026-09-01', defendant: 'b' })
	];

	assert.equal(dateOf('statement', events, '2026-09-02')?.state, 'now');
});

// "The defendant is guilty. The sentence comes next", she read while the trial of another, or of the rest, was to come.
test('a statement presses only where the sentence is what comes next', () => {
	const charged = (defendant: string) => anEvent({ kind: 'charged', on: '2026-06-01', defendant });
	const pleaded = (defendant: string, plea: 'guilty' | 'not-guilty' | 'guilty-and-not-guilty') =>
		anEvent({ kind: 'plea-entered', on: '2026-07-01', defendant, data: { plea } });
	const told = [
		[charged('a'), pleaded('a', 'guilty')],
		[charged('a'), pleaded('a', 'guilty-and-not-guilty')],
		[charged('a'), charged('b'), pleaded('a', 'guilty')],
		[charged('a'), charged('b'), pleaded('a', 'guilty'), pleaded('b', 'guilty')]
	];

	assert.deepEqual(
		told.map((events) => dateOf('statement', events, '2026-09-02')?.sentence),
		['one', undefined, undefined, 'some']
	);
});

// The police had named the only person there was by an id of their own: of that charge there was no sentence.
test('after the sentence nobody is asked for a statement, by whatever id the police knew the person', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2026-06-01', defendant: 'police-1' }),
		anEvent({ kind: 'charged', on: '2026-06-01', toldBy: 'courts', defendant: 'a' }),
		anEvent({ kind: 'plea-entered', on: '2026-07-01', toldBy: 'courts', defendant: 'a' }),
		anEvent({ kind: 'sentenced', on: '2026-09-01', toldBy: 'courts', defendant: 'a' }),
		anEvent({ kind: 'appeal-lodged', on: '2026-09-02', toldBy: 'courts', defendant: 'a' })
	];

	assert.equal(dateOf('statement', events, '2026-09-02'), undefined);
});

test('after the sentence nobody is asked for a statement, whatever comes after it', () => {
	for (const kind of ['appeal-lodged', 'release-considered', 'released-from-prison'] as const) {
		const events = [
			anEvent({ kind: 'reported', on: '2026-03-01' }),
			anEvent({ kind: 'charged', on: '2026-06-01' }),
			sentencedOn('2026-09-01'),
			anEvent({ kind, on: '2026-10-01' })
		];

		assert.equal(dateOf('statement', events, '2026-10-02'), undefined, kind);
	}
});

test('nobody is asked for a statement in a case that has ended', () => {
	for (const end of [decided('police'), anEvent({ kind: 'discontinued', on: '2026-09-01' })]) {
		const events = [anEvent({ kind: 'reported', on: '2026-03-01' }), end];

		assert.equal(dateOf('statement', events, '2026-09-02'), undefined);
	}
});

test('the contact scheme is for twelve months of prison or a hospital order, until the sentence ends', () => {
	const isFor = (...events: Event[]) => idsOf(events, '2026-10-01').includes('contact-scheme');
	const hospital = anEvent({
		kind: 'sentenced',
		on: '2026-09-01',
		data: { sentence: 'hospital-order' }
	});
	const ended = anEvent({ kind: 'sentence-ended', on: '2026-09-30' });

	assert.deepEqual(
		[
			isFor(sentencedOn('2026-09-01', 12)),
			isFor(hospital),
			isFor(sentencedOn('2026-09-01', 11)),
			isFor(sentencedOn('2026-09-01', 12), ended)
		],
		[true, true, false, false]
	);
});

// It vanished when no months were told: for life, in weeks, or with no length at all.
test('where nobody said how long the prison is, the contact scheme is named with that doubt, and nobody is late', () => {
	const prison = anEvent({ kind: 'sentenced', on: '2026-09-01', data: { sentence: 'prison' } });
	const life = anEvent({ ...prison, data: { sentence: 'prison', term: { life: true } } });
	const doubt = (event: Event) => dateOf('contact-scheme', [event], '2026-10-01')?.doubt;

	assert.equal(doubt(prison), 'how-long');
	assert.equal(doubt(life), undefined);
});
