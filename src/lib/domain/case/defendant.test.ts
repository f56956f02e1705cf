import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import { defendants } from './defendant.ts';
import type { Event, EventData } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

const [one, two] = ['one', 'two'];
const both = [
	anEvent({ kind: 'charged', on: '2026-01-02', defendant: one }),
	anEvent({ kind: 'charged', on: '2026-01-02', defendant: two })
];
const trial = anEvent({
	kind: 'hearing-listed',
	on: '2026-03-01',
	data: { when: onDay('2026-06-10') }
});
const wentAhead = anEvent({ kind: 'trial-went-ahead', on: '2026-06-10' });

test('an acquittal of one while another waits is not told as the end', () => {
	const events = [...both, trial, wentAhead, verdict(one, 'not-guilty')];

	const waiting = tracker(events);
	const ended = tracker([...events, verdict(two, 'not-guilty')]);

	assert.equal(waiting.stage, 'trial-on');
	assert.equal(waiting.ended, false);
	assert.equal(ended.stage, 'not-guilty');
});

test('what the prosecutors stop for one goes on for the other', () => {
	const stopped = anEvent({ kind: 'discontinued', on: '2026-05-01', defendant: one });

	assert.equal(stage([...both, trial, stopped]), 'waiting-for-trial');
	assert.equal(
		stage([...both, trial, { ...stopped, defendant: both[1]?.defendant } as Event, stopped]),
		'stopped'
	);
});

test('a case stopped without a word of whom is stopped for everybody', () => {
	const stopped = anEvent({ kind: 'discontinued', on: '2026-05-01' });

	assert.equal(stage([...both, trial, stopped]), 'stopped');
	// Whoever was found guilty before still waits for the sentence.
	assert.equal(stage([...both, trial, plea(one, 'guilty'), stopped]), 'waiting-for-sentence');
});

test('a case is over only when it is over for everybody', () => {
	const over = (defendant?: string) =>
		anEvent({ kind: 'concluded', on: '2026-07-01', ...(defendant ? { defendant } : {}) });

	assert.equal(stage([...both, trial, over(one)]), 'waiting-for-trial');
	assert.equal(stage([...both, trial, over(one), over(two)]), 'over');
	assert.equal(stage([...both, trial, over()]), 'over');
});

test('a plea of guilty by one does not hide the trial of the other', () => {
	const random = chance(5);
	const events = [...both, trial, plea(one, 'guilty'), plea(two, 'not-guilty')];

	for (let nth = 0; nth < 20; nth += 1)
		assert.equal(stage(heardInOtherOrder(events, random)), 'waiting-for-trial');
	// The one who said guilty is not all there is: of the other the court has not decided.
	assert.equal(stage([...events, wentAhead]), 'trial-on');
});

test('the sentence of one does not hide the trial of the other, even one that has no date now', () => {
	const sentencing = anEvent({
		kind: 'hearing-listed',
		on: '2026-03-02',
		data: { hearing: 'sentence', purpose: 'sentence', when: onDay('2026-07-01') }
	});
	const sentenced = anEvent({ kind: 'sentenced', on: '2026-07-01', defendant: one });
	const off = anEvent({ kind: 'trial-vacated', on: '2026-05-01' });
	const events = [...both, trial, plea(one, 'guilty'), plea(two, 'not-guilty'), sentencing];

	assert.equal(stage([...events, sentenced]), 'waiting-for-trial');
	assert.equal(stage([...events, off]), 'trial-off');
});

test('one sentenced and one acquitted is a case with a sentence', () => {
	const sentenced = anEvent({ kind: 'sentenced', on: '2026-06-12', defendant: one });

	const events = [...both, trial, wentAhead, verdict(one, 'guilty'), sentenced];

	assert.equal(stage([...events, verdict(two, 'not-guilty', '2026-06-20')]), 'sentenced');
});

test('a verdict that names nobody does not end a case of several', () => {
	const events = [...both, trial, wentAhead, verdict(undefined, 'not-guilty')];

	assert.equal(stage(events), 'trial-on');
});

test('what names nobody is about the one person who is charged', () => {
	const charged = anEvent({ kind: 'charged', on: '2026-01-02', defendant: one });

	assert.equal(stage([charged, trial, wentAhead, verdict(undefined, 'not-guilty')]), 'not-guilty');
});

// Police and courts each have their own ids, and we keep no name that could tell that two are one.
test('the police and the courts may each know the one person by an id of their own', () => {
	const byPolice = anEvent({ kind: 'charged', on: '2026-01-02', defendant: 'police-1' });
	const another = anEvent({ kind: 'charged', on: '2026-01-02', defendant: 'police-2' });

	assert.equal(stage([byPolice, trial, wentAhead, verdict('court-1', 'not-guilty')]), 'not-guilty');
	assert.equal(
		stage([byPolice, another, trial, wentAhead, verdict('court-1', 'not-guilty')]),
		'trial-on'
	);
});

test('a suspect whom the police spoke to and let go is nobody the court waits for', () => {
	const letGo = anEvent({ kind: 'suspect-arrested', on: '2026-01-01', defendant: 'somebody' });
	const charged = anEvent({ kind: 'charged', on: '2026-01-02', defendant: one });

	assert.equal(stage([letGo, charged, trial, wentAhead, verdict(one, 'not-guilty')]), 'not-guilty');
});

test('a person charged later, while the case is in court, does not take it back to the start', () => {
	const charged = anEvent({ kind: 'charged', on: '2026-01-02', defendant: one });
	const later = anEvent({ kind: 'charged', on: '2026-04-01', defendant: two });

	assert.equal(stage([charged, trial, later]), 'waiting-for-trial');
});

test('whoever is named in court is one of those the case waits for', () => {
	const others = [
		anEvent({
			kind: 'plea-entered',
			on: '2026-04-01',
			defendant: two,
			data: { plea: 'not-guilty' }
		}),
		anEvent({
			kind: 'verdict-given',
			on: '2026-06-12',
			defendant: two,
			data: { verdict: 'other' }
		}),
		anEvent({ kind: 'court-bail-decided', on: '2026-04-01', defendant: two }),
		anEvent({ kind: 'warrant-issued', on: '2026-04-01', defendant: two })
	];

	for (const other of others)
		assert.equal(
			tracker([trial, wentAhead, other, verdict(one, 'not-guilty')]).ended,
			false,
			other.kind
		);
});

test('somebody only the police name is waited for where police and courts share their ids', () => {
	const third = anEvent({ kind: 'charged', on: '2026-01-02', defendant: 'three' });
	const events = [...both.slice(0, 1), third, trial, wentAhead];

	const found = stage([...events, verdict(one, 'not-guilty'), verdict(two, 'not-guilty')]);

	assert.equal(found, 'trial-on');
});

test('of several ends the newest is told, unless there is a sentence', () => {
	const stopped = anEvent({ kind: 'discontinued', on: '2026-07-01', defendant: two });
	const early = { ...stopped, on: '2026-05-01' };
	const acquitted = verdict(one, 'not-guilty');

	assert.equal(stage([...both, trial, wentAhead, acquitted, stopped]), 'stopped');
	assert.equal(stage([...both, trial, wentAhead, acquitted, early]), 'not-guilty');
});

test('one who denies it makes the case wait for a trial, whatever the other has not said yet', () => {
	assert.equal(stage([...both, plea(two, 'not-guilty')]), 'waiting-for-trial');
});

test('a jury that could not agree on one has still decided nothing for the other', () => {
	const events = [...both, trial, wentAhead, verdict(one, 'other')];

	assert.equal(stage(events), 'in-court');
});

test('guilty of one charge is guilty, whatever the verdict on another', () => {
	const [found] = defendants([
		verdict(one, 'guilty', '2026-06-12'),
		verdict(one, 'not-guilty', '2026-06-13')
	]);

	assert.deepEqual(found, { state: 'guilty', on: '2026-06-12', partly: true });
});

test('who answers not guilty and guilty on one day has changed it to guilty, in whatever order we hear it', () => {
	const pleas = [plea(one, 'not-guilty'), plea(one, 'guilty')];

	const found = [pleas, pleas.toReversed()].map((told) => defendants(told)[0]?.state);

	assert.deepEqual(found, ['guilty', 'guilty']);
});

test('of a person of whom only a charge is told no more is known, and without anybody named there is one person', () => {
	assert.deepEqual(defendants(both), [{ state: 'charged' }, { state: 'charged' }]);
	assert.deepEqual(defendants([]), [{ state: 'charged' }]);
});

function stage(events: readonly Event[]) {
	return tracker(events).stage;
}

function plea(defendant: string | undefined, said: EventData['plea-entered']['plea']) {
	const on = '2026-04-01';
	return anEvent({
		kind: 'plea-entered',
		on,
		...(defendant ? { defendant } : {}),
		data: { plea: said }
	});
}

function verdict(
	defendant: string | undefined,
	said: EventData['verdict-given']['verdict'],
	on = '2026-06-12'
) {
	const data = { verdict: said };
	return anEvent({ kind: 'verdict-given', on, ...(defendant ? { defendant } : {}), data });
}

test('guilt that rested on an answer ends with that answer', () => {
	const dropped = anEvent({
		kind: 'one-charge',
		on: '2026-03-02',
		data: { became: 'discontinued', others: 'guilty' }
	});
	const denied = (on: string) =>
		anEvent({ kind: 'plea-entered', on, data: { plea: 'not-guilty' } });
	const state = (events: readonly Event[]) => defendants(events)[0]?.state;

	assert.equal(state([dropped]), 'guilty');
	assert.equal(state([dropped, denied('2026-04-02')]), 'denies');
	assert.equal(state([denied('2026-02-02'), dropped]), 'guilty');
});
