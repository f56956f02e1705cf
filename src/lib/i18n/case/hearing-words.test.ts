import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, onDays } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import type { Listing } from '#lib/domain/case/hearing-state.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { newestMove } from '#lib/domain/news/move.ts';
import { sayChanges, sayDays, sayNext, sayPassed } from './hearing-words.ts';
import { words } from '#lib/i18n/words.ts';
import { sayMove } from './move-words.ts';

const week = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'];
const trial = listed('2026-10-01', { when: onDays(week, '10:00') });
const began = anEvent({ kind: 'hearing-held', on: '2026-12-07', data: { hearing: 'trial-1' } });
const hers = { lang: 'en', places: true } as const;
const next = (events: readonly Event[], today: Day, lang: 'en' | 'pl' | 'ar' = 'en') =>
	sayNext(only(events), { lang, places: false }, today).map((line) =>
		line.replace(/<\/?(b|ref)>|[\u2066-\u2069]/g, '')
	);

// Her page said "Your case is waiting for its first court hearing", and that the day had passed stood elsewhere.
test('that the last date passed and nobody told what happened is said until somebody tells', () => {
	const first = listed('2026-10-01', { purpose: 'first-hearing', when: onDays(['2026-11-02']) });
	const plea = anEvent({ kind: 'plea-entered', on: '2026-11-09' });
	const moved = listed('2026-11-03', { purpose: 'first-hearing', when: onDays(['2026-11-20']) });
	const passed = (today: Day, ...events: Event[]) =>
		sayPassed([first, ...events], { lang: 'en', places: false }, today);

	assert.deepEqual(passed('2026-11-03'), ['Monday 2 November 2026.', words('en')('dates.passed')]);
	assert.deepEqual(passed('2026-11-02'), []);
	assert.deepEqual(passed('2026-11-10', plea), []);
	assert.deepEqual(passed('2026-11-10', moved), []);
	assert.deepEqual(sayPassed([trial, began], hers, '2026-12-14').slice(1), [
		words('en')('dates.over')
	]);
});

test('on the third day of five she reads that it goes on, which day it is and when the next is', () => {
	assert.deepEqual(next([trial, began], '2026-12-09'), [
		'The trial continues: today is day 3 of about 5.',
		'The next day is Thursday 10 December 2026.',
		'It starts at 10:00 am.'
	]);
	assert.deepEqual(next([trial, began], '2026-12-09', 'pl'), [
		'Proces trwa: dziś jest dzień 3 z około 5.',
		'Następny dzień: czwartek, 10 grudnia 2026.',
		'Początek: 10:00.'
	]);
	assert.equal(
		next([trial, began], '2026-12-09', 'ar')[0],
		'المحاكمة مستمرة: هذا هو اليوم 3 من نحو 5.'
	);
});

test('its last day is said to be the last that we know of', () => {
	assert.deepEqual(next([trial, began], '2026-12-11'), [
		'The trial continues: today is day 5 of about 5.',
		'We know of no later day. It can still take longer.'
	]);
});

test('that it goes on is said only where somebody told that it began', () => {
	assert.equal(
		next([trial], '2026-12-09')[0],
		'Today is day 3 of about 5 planned for the trial. We were not told if it has begun.'
	);
	assert.deepEqual(next([trial], '2026-12-01'), [
		'The trial is planned for Monday 7 December 2026.',
		'It starts at 10:00 am.',
		'It may go on until Friday 11 December 2026.'
	]);
});

test('each of its days stands there with its hour, and of one day there is no list', () => {
	assert.deepEqual(
		sayDays(trial.data.when, 'en').map((line) => line.replace(/<\/?ref>/g, '')),
		[
			'Monday 7 December 2026, 10:00 am',
			'Tuesday 8 December 2026, 10:00 am',
			'Wednesday 9 December 2026, 10:00 am',
			'Thursday 10 December 2026, 10:00 am',
			'Friday 11 December 2026, 10:00 am'
		]
	);
	assert.deepEqual(sayDays(onDay('2026-12-07', '10:00'), 'en'), []);
});

const at = (on: Day, time: string, court: string, day = '2026-12-07') =>
	listed(on, { when: onDay(day, time), court });
const moves = [
	at('2026-10-01', '10:00', 'Snaresbrook Crown Court'),
	at('2026-10-02', '14:00', 'Snaresbrook Crown Court'),
	at('2026-10-03', '14:00', 'Wood Green Crown Court'),
	at('2026-10-04', '14:00', 'Wood Green Crown Court', '2027-01-11')
];

test('her page keeps every date, hour and court that was changed', () => {
	assert.deepEqual(sayChanges(only(moves), hers), [
		'The earlier date was Monday 7 December 2026.',
		'Earlier court: Snaresbrook Crown Court.',
		'Earlier start time: <ref>10:00 am</ref>.'
	]);
	assert.ok(
		!sayChanges(only(moves), { ...hers, places: false })
			.join()
			.includes('Snaresbrook')
	);
});

// "It took place … Earlier start time: 10:00 am": of a day that is over no hour is said to which that was earlier.
test('of a hearing that took place only the court it had before is kept', () => {
	const [first, later, moved] = moves;
	const held = anEvent({
		kind: 'hearing-held',
		on: '2026-12-07',
		data: { hearing: first?.data.hearing ?? '', purpose: 'trial' }
	});

	const [said] = hearings([first, later, moved, held].filter((event) => event !== undefined));

	assert.ok(said);
	assert.deepEqual(sayChanges(said, hers), ['Earlier court: Snaresbrook Crown Court.']);
});

test('the banner says what it is now and what it was, and a place only where the page is hers alone', () => {
	const said = (events: readonly Event[], places = true) => {
		const move = newestMove(events, instantOf('2026-10-05'));
		const { title, date, more, cost } = sayMove(move ?? assert.fail(), { lang: 'en', places });
		return [title, date, ...more, ...(cost ? ['cost'] : [])].map((line) =>
			line.replace(/<\/?(b|ref)>/g, '')
		);
	};

	assert.deepEqual(said(moves.slice(0, 2)), [
		'The trial now starts at another time.',
		'It starts at 2:00 pm on Monday 7 December 2026.',
		'Earlier start time: 10:00 am.'
	]);
	assert.deepEqual(said(moves.slice(0, 3)), [
		'The trial is now at another court.',
		'New court: Wood Green Crown Court.',
		'Earlier court: Snaresbrook Crown Court.'
	]);
	assert.deepEqual(said(moves.slice(0, 3), false), [
		'The trial is now at another court.',
		'Planned for Monday 7 December 2026.'
	]);
	assert.deepEqual(said(moves).slice(0, 2), [
		'The trial has been moved.',
		'The new date is Monday 11 January 2027.'
	]);
});

test('a date we said wrongly is taken back in words, here and in the banner', () => {
	const [wrong] = moves;
	const right = {
		...at('2026-10-02', '10:00', 'Snaresbrook Crown Court', '2026-12-01'),
		corrects: wrong?.id
	} as Event;
	const events = [...(wrong ? [wrong] : []), right];
	const before = 'We said Monday 7 December 2026 before. That was wrong. We are sorry.';
	const move = newestMove(events, instantOf('2026-10-05'));

	assert.deepEqual(sayChanges(only(events), hers), [before]);
	assert.equal(sayNext(only(events), hers, '2026-10-05').at(-1), before);
	assert.deepEqual(move && sayMove(move, hers), {
		title: 'The date we showed you for the trial was wrong.',
		date: 'Planned for Tuesday 1 December 2026.',
		more: [before]
	});
});

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data: { hearing: 'trial-1', ...data } });
}

function only(events: readonly Event[]): Listing {
	const found = hearings(events);
	assert.equal(found.length, 1);
	return found[0] as Listing;
}
