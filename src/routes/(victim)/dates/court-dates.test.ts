import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event } from '#lib/domain/event.ts';
import { words } from '#lib/i18n/words.ts';
import { anEvent, onDay, onDays, weekOf } from '#tests/world/builders.ts';
import { courtDates, datesSheTold, leadOf } from './court-dates.ts';

const charged = (defendant: string) => anEvent({ kind: 'charged', on: '2026-01-02', defendant });
const trial = anEvent({
	kind: 'hearing-listed',
	on: '2026-03-01',
	data: { when: onDay('2027-03-02') }
});
const stopped = (defendant: string) =>
	anEvent({ kind: 'discontinued', on: '2026-05-01', defendant });

const before = '2026-06-01';

test('a date that was planned before the case ended for everybody is not shown as planned', () => {
	const events = [charged('one'), charged('two'), trial, stopped('one')];

	const states = [events, [...events, stopped('two')]].map((told) =>
		courtDates(told, 'en', before, { places: true }).map(({ state }) => state)
	);

	assert.deepEqual(states, [['planned'], ['ended']]);
});

test('what took place and what was taken off stays so after the end', () => {
	const first = { hearing: 'first', purpose: 'first-hearing' } as const;
	const events = [
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-05',
			data: { ...first, when: onDay('2026-01-20') }
		}),
		anEvent({ kind: 'hearing-held', on: '2026-01-20', data: first }),
		trial,
		anEvent({ kind: 'trial-vacated', on: '2026-05-01' }),
		anEvent({ kind: 'discontinued', on: '2026-05-02' })
	];

	assert.deepEqual(
		courtDates(events, 'en', before, { places: true }).map(({ state }) => state),
		['held', 'off']
	);
});

test('no hour is said of a day that has passed, and none of one that the end of the case left open', () => {
	const at = { ...trial, data: { ...trial.data, when: onDay('2027-03-02', '10:00') } };
	const startsOn = (today: string, ...more: Event[]) =>
		courtDates([charged('one'), at, ...more], 'en', today, { places: true })[0]?.starts;

	assert.equal(startsOn('2027-03-02')?.length, 1);
	assert.deepEqual(startsOn('2027-03-03'), []);
	assert.deepEqual(startsOn(before, stopped('one')), []);
});

// "It will not happen on this date" on the day after it, and "The trial did not happen on its date" three months before.
test('a date that is off is said to be so in words that are true before its day and after it', () => {
	const t = words('en');

	for (const said of [t('dates.off'), t('stage.trial-off.means').split('. ')[0]])
		assert.doesNotMatch(said ?? '', /\b(will|did|was)\b/);
});

test('a trial that has started did not take place yet, until it is decided', () => {
	const ahead = anEvent({ kind: 'trial-went-ahead', on: '2027-03-02' });
	const verdict = anEvent({ kind: 'verdict-given', on: '2027-03-05', data: { verdict: 'guilty' } });
	const of = (events: readonly Event[]) =>
		courtDates(events, 'en', '2027-03-08', { places: true }).map(({ state }) => state);

	const begun = [charged('one'), trial, ahead];
	assert.deepEqual([of(begun), of([...begun, verdict])], [['started'], ['held']]);
});

test('a day that passed without a word is not called planned, and a week not before its last day', () => {
	const week = anEvent({
		kind: 'hearing-listed',
		on: '2026-03-01',
		data: { hearing: 'plea', purpose: 'plea', when: weekOf('2027-03-01') }
	});
	const statesOn = (today: string) =>
		courtDates([charged('one'), trial, week], 'en', today, { places: true }).map(
			({ state }) => state
		);

	assert.deepEqual(statesOn('2027-03-02'), ['planned', 'planned']);
	assert.deepEqual(statesOn('2027-03-03'), ['planned', 'passed']);
	assert.deepEqual(statesOn('2027-03-08'), ['passed', 'passed']);
});

// A date that had moved stood on her first page and not among her dates.
test('each date she told us is among her dates once, whether it was given to her or moved', () => {
	const given = anEvent({ kind: 'date-given', on: '2026-05-01', data: { on: '2027-03-02' } });
	const moved = anEvent({ kind: 'date-moved', on: '2026-06-01', data: { to: '2027-04-12' } });
	const open = anEvent({ kind: 'date-moved', on: '2026-06-02' });

	assert.deepEqual(datesSheTold([given, moved, open, given, trial], 'en'), [
		'Tuesday 2 March 2027',
		'Monday 12 April 2027'
	]);
});

test('of a day in court that took place, is off or has passed nothing says that it is planned', () => {
	const first = { hearing: 'first', purpose: 'first-hearing', court: 'Harrow' } as const;
	const listed = anEvent({
		kind: 'hearing-listed',
		on: '2026-01-05',
		data: { ...first, when: onDay('2026-01-20') }
	});
	const held = anEvent({ kind: 'hearing-held', on: '2026-01-20', data: first });
	const off = anEvent({ kind: 'trial-vacated', on: '2026-05-01' });

	const said = (events: readonly Event[], today: string) =>
		courtDates(events, 'en', today, { places: true }).map(({ on }) => on);

	const day = 'Tuesday 20 January 2026. Court: Harrow.';
	const later = 'Tuesday 2 March 2027. Court: Snaresbrook Crown Court.';
	assert.deepEqual(said([listed, held], before), [day]);
	assert.deepEqual(said([listed], '2026-01-21'), [day]);
	assert.deepEqual(said([listed], '2026-01-20'), [`Planned for ${day}`]);
	assert.deepEqual(said([trial], before), [`Planned for ${later}`]);
	assert.deepEqual(said([trial, off], before), [later]);
});

test('a week is said to be planned until its last day, and then as a week that was', () => {
	const plea = { hearing: 'plea', purpose: 'plea' } as const;
	const listed = anEvent({
		kind: 'hearing-listed',
		on: '2026-03-01',
		data: { ...plea, when: weekOf('2027-03-01') }
	});
	const on = (today: string) => courtDates([listed], 'en', today, { places: false })[0]?.on;

	assert.match(on('2027-03-05') ?? '', /^Planned for the week of /);
	assert.equal(on('2027-03-08'), 'The week of Monday 1 March 2027.');
});

const week = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10'];
const long = anEvent({
	kind: 'hearing-listed',
	on: '2026-10-01',
	data: { when: onDays(week, '10:00') }
});
const sat = anEvent({
	kind: 'hearing-held',
	on: '2026-12-07',
	data: { hearing: long.data.hearing, purpose: 'trial' }
});
const shownOn = (today: string, ...more: Event[]) =>
	courtDates([charged('one'), long, ...more], 'en', today, { places: true }).map(
		({ state, starts, course, days }) => [state, starts, course, days.length]
	);

test('of a hearing of several days that is off nothing says that it goes on', () => {
	const off = anEvent({ kind: 'trial-vacated', on: '2026-12-01' });

	assert.deepEqual(shownOn('2026-12-08', off), [['off', [], [], 0]]);
});

test('a trial that was decided early lists no day after that', () => {
	const verdict = anEvent({ kind: 'verdict-given', on: '2026-12-08', defendant: 'one' });
	const cracked = anEvent({ kind: 'trial-cracked', on: '2026-12-08' });
	const two = ['Monday 7 December 2026', 'Tuesday 8 December 2026'];

	assert.deepEqual(shownOn('2026-12-08', sat, verdict), [['held', [], [], two.length]]);
	assert.deepEqual(shownOn('2026-12-08', sat, cracked), [['held', [], [], two.length]]);
	assert.equal(shownOn('2026-12-08', sat)[0]?.[3], 4);
});

test('sentenced for some charges, the trial of the others is planned on its day', () => {
	const plea = anEvent({
		kind: 'plea-entered',
		on: '2026-02-01',
		defendant: 'one',
		data: { plea: 'guilty-and-not-guilty' }
	});
	const sentenced = anEvent({ kind: 'sentenced', on: '2026-05-01', defendant: 'one' });

	const [found] = courtDates([charged('one'), plea, trial, sentenced], 'en', before, {
		places: true
	});

	assert.deepEqual([found?.state, found?.datetime], ['planned', '2027-03-02']);
});

// Whoever knew her words could wait for her there.
test('by words alone no date says at which court it is, or was before', () => {
	const at = (hearing: string, court: string) => ({ hearing, purpose: 'plea', court }) as const;
	const events = [
		charged('one'),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-05',
			data: { ...at('plea', 'Harrow'), when: onDay('2026-07-20') }
		}),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-02-05',
			data: { ...at('plea', 'Snaresbrook'), when: onDay('2026-07-20') }
		})
	];

	const said = (places: boolean) =>
		JSON.stringify(courtDates(events, 'en', before, { places })).match(/Harrow|Snaresbrook/g);

	assert.deepEqual(said(true)?.toSorted(), ['Harrow', 'Snaresbrook']);
	assert.equal(said(false), null);
});

test('a trial that has begun is not denied where no day is known on which it goes on', () => {
	const lead = (stage: 'trial-on' | 'waiting-for-trial') =>
		leadOf(undefined, 'en', { today: before, stage });

	assert.match(lead('trial-on'), /^The trial has started\./);
	assert.equal(lead('waiting-for-trial'), 'We do not know of any planned court date.');
});

// The court put the sentence off, and "Sentence. It took place" stood there a month before it was decided.
test('a hearing for the sentence is called the sentence once it took place only if the court decided it then', () => {
	const at = { hearing: 'one', purpose: 'sentence' } as const;
	const listed = anEvent({
		kind: 'hearing-listed',
		on: '2026-03-02',
		data: { ...at, when: onDay('2026-04-01') }
	});
	const held = anEvent({ kind: 'hearing-held', on: '2026-04-01', data: at });
	const sentenced = (on: '2026-04-01' | '2026-05-06') =>
		anEvent({ kind: 'sentenced', on, data: { sentence: 'prison' } });
	const said = (...more: Event[]) =>
		courtDates([charged('one'), listed, ...more], 'en', '2026-06-01', { places: true })[0]?.purpose;

	assert.equal(said(), 'sentence');
	assert.equal(said(held, sentenced('2026-05-06')), 'other');
	assert.equal(said(held, sentenced('2026-04-01')), 'sentence');
});
