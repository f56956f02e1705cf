import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { tracker } from './tracker.ts';

const charged = anEvent({ kind: 'charged', on: '2026-01-02' });
const trialPlanned = listed('2026-03-01', { when: onDay('2026-06-10') });
const wentAhead = anEvent({ kind: 'trial-went-ahead', on: '2026-06-10' });

test('an acquittal stays an acquittal when the court says that the case is over', () => {
	const events = [charged, trialPlanned, wentAhead, verdict('not-guilty')];

	const concluded = anEvent({ kind: 'concluded', on: '2026-06-20' });

	assert.equal(stage([...events, concluded]), 'not-guilty');
	assert.equal(tracker([...events, concluded]).since, '2026-06-12');
});

test('a case that is over without a word of how says no more than that', () => {
	const concluded = anEvent({ kind: 'concluded', on: '2026-07-20' });

	assert.equal(stage([charged, concluded]), 'over');
	assert.equal(stage([charged, plea('2026-02-10'), concluded]), 'over');
	assert.equal(
		stage([charged, concluded, anEvent({ kind: 'sentenced', on: '2026-07-21' })]),
		'sentenced'
	);
});

test('nothing told after the end in court opens the case again, except a new charge, a new trial, or what follows a sentence', () => {
	const sentenced = [charged, plea('2026-02-10'), anEvent({ kind: 'sentenced', on: '2026-03-10' })];
	const acquitted = [charged, trialPlanned, wentAhead, verdict('not-guilty')];
	const stopped = [charged, trialPlanned, anEvent({ kind: 'discontinued', on: '2026-06-12' })];

	const after = [
		'appeal-lodged',
		'release-considered',
		'released-from-prison',
		'recalled-to-prison'
	];

	for (const events of [sentenced, acquitted, stopped]) {
		const later = eventKinds
			.filter((kind) => kind !== 'plea-entered' && kind !== 'verdict-given')
			.map((kind) => anEvent({ kind, on: '2026-08-01' }) as Event);
		const opening = later.filter((event) => !tracker([...events, event]).ended);
		assert.deepEqual(
			opening.map(({ kind }) => kind),
			['charged', 'retrial-ordered', ...(events === sentenced ? after : [])]
		);
	}
});

test('a verdict on another charge after an acquittal tells that it was not the end', () => {
	const acquitted = [charged, trialPlanned, wentAhead, verdict('not-guilty')];
	const nextDay = (said: 'guilty' | 'other') => ({ ...verdict(said), on: '2026-06-13' });

	assert.equal(stage([...acquitted, nextDay('guilty')]), 'waiting-for-sentence');
	assert.equal(stage([...acquitted, nextDay('other')]), 'in-court');
});

test('a new charge begins again: what was planned before it is not planned now', () => {
	const stopped = [charged, trialPlanned, anEvent({ kind: 'discontinued', on: '2026-04-01' })];
	const again = [...stopped, anEvent({ kind: 'charged', on: '2026-08-01' })];
	const first = listed('2026-08-03', {
		hearing: 'first-2',
		purpose: 'first-hearing',
		courtKind: 'magistrates',
		when: onDay('2026-09-01')
	});

	assert.equal(stage(again), 'charged');
	assert.equal(stage([...again, first]), 'first-hearing-planned');
	assert.deepEqual(
		tracker([...again, first])
			.steps.filter(({ state }) => state === 'done')
			.map(({ on }) => on),
		[undefined, undefined, '2026-08-01']
	);
});

test('a charge that we hear of late, from before the end, does not open the case again', () => {
	const events = [charged, plea('2026-02-10'), anEvent({ kind: 'sentenced', on: '2026-03-10' })];

	const late = { ...anEvent({ kind: 'charged', on: '2026-01-03' }), heardAt: Date.UTC(2026, 7, 1) };

	assert.equal(stage([...events, late]), 'sentenced');
});

function stage(events: readonly Event[]) {
	return tracker(events).stage;
}

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data });
}

function plea(on: Day, said: EventData['plea-entered']['plea'] = 'guilty') {
	return anEvent({ kind: 'plea-entered', on, data: { plea: said } });
}

function verdict(said: EventData['verdict-given']['verdict']) {
	return anEvent({ kind: 'verdict-given', on: '2026-06-12', data: { verdict: said } });
}
