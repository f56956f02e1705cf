import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, onDays } from '#tests/world/builders.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { sayStage } from '#lib/i18n/stage/stage-words.ts';
import { optionsAt } from './option.ts';
import { sumOf } from './sum.ts';
import { tracker } from './tracker.ts';

const charged = anEvent({ kind: 'charged', on: '2026-01-02' });
const plea = (said: EventData['plea-entered']['plea']) =>
	anEvent({ kind: 'plea-entered', on: '2026-02-02', data: { plea: said } });
const verdict = (on: Day, said: EventData['verdict-given']['verdict']) =>
	anEvent({ kind: 'verdict-given', on, data: { verdict: said } });
const one = (
	became: EventData['one-charge']['became'],
	others: EventData['one-charge']['others']
) => anEvent({ kind: 'one-charge', on: '2026-02-02', data: { became, others } });
const trial = anEvent({
	kind: 'hearing-listed',
	on: '2026-02-02',
	data: { when: onDay('2026-12-07') }
});
const sentenced = anEvent({ kind: 'sentenced', on: '2026-03-02', data: { sentence: 'prison' } });

const partly: Readonly<Record<string, readonly Event[]>> = {
	'a plea to some': [plea('guilty-and-not-guilty')],
	'a plea to some, and no answer on the rest': [plea('guilty-to-some')],
	'one charge on file, others open': [plea('guilty-and-not-guilty'), one('left-on-file', 'open')],
	'guilty of some': [verdict('2026-02-20', 'guilty-of-some')]
};

for (const [name, told] of Object.entries(partly))
	test(`sentenced after ${name}, a trial that is planned is waited for`, () => {
		const events = [charged, ...told, trial, sentenced];
		const { stage, ended } = tracker(events);

		assert.deepEqual([stage, ended], ['waiting-for-trial', false]);
		assert.deepEqual(sayStage(tracker(events), sumOf(events), 'en').sum, [
			'The court has decided the sentence for some charges. The others are not decided yet.'
		]);
	});

// "The prosecutors have stopped the case", said her first page of somebody who had pleaded guilty and was held for it.
test('when the case against somebody who pleaded guilty to some charges is dropped, the sentence is still to come', () => {
	const stopped = anEvent({ kind: 'discontinued', on: '2026-02-20', toldBy: 'cps' });
	for (const said of ['guilty-and-not-guilty', 'guilty-to-some'] as const) {
		const events = [charged, plea(said), trial, stopped];

		assert.equal(tracker(events).stage, 'waiting-for-sentence');
		assert.equal(
			sayStage(tracker(events), sumOf(events), 'en').line,
			'The defendant is guilty of some of the charges. The court will decide the sentence.'
		);
	}
	assert.equal(tracker([charged, plea('not-guilty'), stopped]).stage, 'stopped');
});

test('sentenced once nothing is left open, a trial that stands in the list is over', () => {
	const closed = [
		[plea('guilty')],
		[plea('guilty-and-not-guilty'), one('left-on-file', 'guilty')],
		[verdict('2026-02-20', 'guilty-of-some'), verdict('2026-02-21', 'guilty-and-not-guilty')],
		[plea('guilty-and-not-guilty'), anEvent({ kind: 'concluded', on: '2026-03-02' })],
		[plea('not-guilty')]
	];

	for (const told of closed)
		assert.equal(tracker([charged, ...told, trial, sentenced]).stage, 'sentenced');
	assert.equal(tracker([charged, plea('guilty-and-not-guilty'), sentenced]).stage, 'sentenced');
});

// /dates said that the case had ended, and showed no date any more.
test('sentenced for one charge while others are open, the case has not ended', () => {
	const some = [charged, plea('guilty-and-not-guilty'), sentenced];
	const other = anEvent({
		kind: 'hearing-listed',
		on: '2026-03-02',
		data: { hearing: 'other', purpose: 'other', when: onDay('2026-04-07') }
	});
	const before = anEvent({
		kind: 'hearing-listed',
		on: '2026-02-02',
		data: { hearing: 'before', purpose: 'other', when: onDay('2026-03-02') }
	});
	const over = anEvent({ kind: 'concluded', on: '2026-03-02' });
	const where = (events: readonly Event[]) => {
		const { stage, ended } = tracker(events);
		return `${stage} ${ended}`;
	};

	assert.equal(where(some), 'sentenced false');
	assert.equal(where([...some, before]), 'sentenced false');
	assert.equal(where([...some, other]), 'in-court false');
	assert.equal(where([...some, over]), 'sentenced true');
	assert.equal(where([charged, plea('guilty'), sentenced, other]), 'sentenced true');
});

test('one of two people is sentenced and the other waits: she can have that sentence checked, and help in court', () => {
	const two = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-01-02', defendant })
	);
	const done = { ...sentenced, defendant: two[0]?.defendant } as Event;
	const where = tracker([...two, done]);
	const names = (one: typeof where) =>
		optionsAt(one.stage, one.track, one).map(({ option }) => option);

	assert.equal(where.ended, false);
	assert.deepEqual(names(where).slice(0, 2), ['low-sentence', 'contact']);
	assert.ok(names(where).includes('court-help'));
	const some = tracker([charged, plea('guilty-and-not-guilty'), sentenced]);
	assert.deepEqual(names(some).slice(-2), ['statement', 'court-help']);
	assert.ok(!names(tracker([charged, plea('guilty'), sentenced])).includes('court-help'));
});

test('guilty of some charges is said of some, and the trial of the rest goes on', () => {
	const some = verdict('2026-02-20', 'guilty-of-some');
	const said = (events: readonly Event[]) => sayStage(tracker(events), sumOf(events), 'en');

	assert.equal(
		said([charged, some]).line,
		'The defendant is guilty of some of the charges. The court will decide the sentence.'
	);
	assert.equal(tracker([charged, some, trial]).stage, 'waiting-for-trial');
	assert.deepEqual(said([charged, some, trial]).sum, [
		'The defendant is guilty of some charges. The others are not decided yet.'
	]);
});

const sitting = (hearing: string, on: Day, days: readonly Day[]) =>
	anEvent({ kind: 'hearing-listed', on, data: { hearing, when: onDays(days) } });
const held = (hearing: string, on: Day) =>
	anEvent({ kind: 'hearing-held', on, data: { hearing, purpose: 'trial' } });

test('a trial that goes on is not waited for, whatever other listing stands', () => {
	const days = ['2026-12-07', '2026-12-08', '2026-12-09'];
	const older = sitting('older', '2026-02-01', ['2026-11-02']);
	const later = sitting('later', '2026-03-01', ['2027-02-01']);
	const now = sitting('now', '2026-03-01', days);
	const stage = (...events: Event[]) => tracker([charged, plea('not-guilty'), ...events]).stage;

	assert.equal(stage(older, now, held('now', '2026-12-07')), 'trial-on');
	assert.equal(stage(now, later, held('now', '2026-12-07')), 'trial-on');
	assert.equal(stage(older, now, held('now', '2026-12-09')), 'trial-on');
	assert.equal(stage(now, later, held('now', '2026-12-09')), 'waiting-for-trial');
	const relisted = sitting('relisted', '2026-12-20', ['2027-02-01']);
	assert.equal(stage(now, held('now', '2026-12-07'), relisted), 'waiting-for-trial');
	const off = anEvent({ kind: 'trial-vacated', on: '2026-12-21', data: { hearing: 'relisted' } });
	assert.equal(stage(now, held('now', '2026-12-09'), relisted, off), 'trial-off');
});

// A court that lists each day by itself: from day 2 on she read that the case waited for its trial.
test('the next day of a trial that sat, listed by itself, is no new trial to wait for', () => {
	const first = sitting('first', '2026-03-01', ['2026-12-07']);
	const second = sitting('second', '2026-12-07', ['2026-12-08']);
	const later = sitting('second', '2026-12-07', ['2027-02-01']);
	const hung = anEvent({ kind: 'jury-discharged', on: '2026-12-07', data: { hearing: 'first' } });
	const stage = (...events: Event[]) => tracker([charged, plea('not-guilty'), ...events]).stage;
	const sat = held('first', '2026-12-07');

	assert.equal(stage(first, sat, second), 'trial-on');
	assert.equal(stage(first, sat, later), 'waiting-for-trial');
	assert.equal(stage(first, sat, hung, second), 'waiting-for-trial');
});

// "The trial in the youth court has started", because a jury elsewhere had found another person guilty that day.
test('what one court decides of one person starts no trial of another at another court, nor says that it was heard', () => {
	const day = '2026-06-08';
	const of = (hearing: string, sort: 'listed' | 'resulted') => ({
		share: { hearing, sort, at: 1 }
	});
	const listing = (hearing: string, court: string, on = day) =>
		({
			...anEvent({
				kind: 'hearing-listed',
				on: '2026-02-02',
				data: { hearing, purpose: 'trial', court, when: onDay(on) }
			}),
			...of(hearing, 'listed')
		}) as Event;
	const charged = (defendant: string) => [
		anEvent({ kind: 'charged', on: '2026-01-05', defendant }),
		anEvent({ kind: 'plea-entered', on: '2026-01-20', defendant, data: { plea: 'not-guilty' } })
	];
	const heard = [
		anEvent({ kind: 'hearing-held', on: day, data: { hearing: 'a', purpose: 'trial' } }),
		anEvent({ kind: 'verdict-given', on: day, defendant: 'one', data: { verdict: 'guilty' } })
	].map((event) => ({ ...event, ...of('a', 'resulted') }) as Event);
	const stage = (other: Event) =>
		tracker([...charged('one'), ...charged('two'), listing('a', 'Snaresbrook'), other, ...heard])
			.stage;

	assert.equal(stage(listing('b', 'Stratford')), 'waiting-for-trial');
	assert.equal(stage(listing('b', 'Stratford', '2026-06-22')), 'waiting-for-trial');
});

// "The trial has started. It may take longer than planned", on the day a youth court sent the case on.
test('a trial that ends with the Crown Court goes on nowhere, and none has started there', () => {
	const day = '2026-12-07';
	const held = anEvent({ kind: 'hearing-held', on: day, data: { purpose: 'trial' } });
	const sent = anEvent({ kind: 'sent-to-crown-court', on: day });

	assert.equal(tracker([charged, plea('not-guilty'), trial, held]).stage, 'trial-on');
	assert.equal(
		tracker([charged, plea('not-guilty'), trial, held, sent]).stage,
		'sent-to-crown-court'
	);
});
