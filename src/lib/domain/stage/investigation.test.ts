import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import type { Event, EventKind } from '#lib/domain/event.ts';
import { earlyStage } from './investigation.ts';
import { tracker } from './tracker.ts';

test('the newest step of the police is the stage, also when they take a step again', () => {
	const events = days(
		'reported',
		'suspect-arrested',
		'suspect-on-bail',
		'sent-to-prosecutor',
		'suspect-interviewed'
	);

	assert.equal(earlyStage(events), 'suspect-spoken-to');
});

test('an arrest, a release and bail told for one day leave the person on bail, in whatever order we hear it', () => {
	const on = '2026-03-06';
	const kinds: readonly EventKind[] = [
		'suspect-arrested',
		'suspect-interviewed',
		'suspect-on-bail'
	];
	const random = chance(11);

	for (let nth = 0; nth < 20; nth += 1) {
		const events = kinds.map((kind) => anEvent({ kind, on }) as Event);
		assert.equal(tracker(heardInOtherOrder(events, random)).stage, 'released-rules');
	}
});

test('a person who is let go without a charge leaves the police looking into it', () => {
	assert.equal(earlyStage(days('suspect-arrested', 'suspect-released')), 'investigating');
});

test('that the police started, told after they spoke to someone, takes nothing back', () => {
	assert.equal(earlyStage(days('suspect-arrested', 'investigation-started')), 'suspect-spoken-to');
});

test('a new step of the police after a decision not to go on opens the case again', () => {
	for (const end of ['not-investigated', 'closed-without-charge'] as const) {
		assert.equal(earlyStage(days('reported', end, 'investigation-started')), 'investigating');
		assert.equal(earlyStage(days('reported', end, 'suspect-arrested')), 'suspect-spoken-to');
	}
});

test('a report told again after the police decided not to go on opens nothing', () => {
	assert.equal(earlyStage(days('not-investigated', 'reported')), 'not-investigated');
	assert.equal(earlyStage(days('closed-without-charge', 'reported')), 'not-charged');
});

test('a decision not to go on counts on the day it is made, whatever else that day is told', () => {
	const on = '2026-03-06';

	const found = [
		anEvent({ kind: 'not-investigated', on }),
		anEvent({ kind: 'investigation-started', on })
	];

	assert.equal(earlyStage(found), 'not-investigated');
});

test('one suspect who is not charged does not end it while the police look at another', () => {
	const one = [
		anEvent({ kind: 'suspect-on-bail', on: '2026-03-06', defendant: 'one' }),
		anEvent({ kind: 'suspect-on-bail', on: '2026-03-06', defendant: 'two' }),
		anEvent({ kind: 'closed-without-charge', on: '2026-04-01', defendant: 'one' })
	];
	const two = anEvent({ kind: 'closed-without-charge', on: '2026-04-08', defendant: 'two' });
	const released = anEvent({ kind: 'suspect-released', on: '2026-03-20', defendant: 'two' });

	assert.equal(earlyStage(one), 'released-rules');
	assert.equal(earlyStage([...one, two]), 'not-charged');
	assert.equal(earlyStage([...one, released]), 'not-charged');
});

test('a suspect is somebody the police arrested, questioned, or let go on bail or without', () => {
	const kinds = [
		'suspect-arrested',
		'suspect-interviewed',
		'suspect-on-bail',
		'suspect-under-investigation'
	] as const;
	const closed = anEvent({ kind: 'closed-without-charge', on: '2026-04-01', defendant: 'one' });

	for (const kind of kinds) {
		const other = anEvent({ kind, on: '2026-03-06', defendant: 'two' });
		assert.notEqual(earlyStage([other, closed]), 'not-charged', kind);
	}
});

test('a decision that nobody is charged ends it for every suspect when it names none', () => {
	const events = [
		anEvent({ kind: 'suspect-on-bail', on: '2026-03-06', defendant: 'one' }),
		anEvent({ kind: 'closed-without-charge', on: '2026-04-01' })
	];

	assert.equal(earlyStage(events), 'not-charged');
});

test('news that is no step leaves the case where it is', () => {
	const kinds = [
		'support-referred',
		'victim-told',
		'complaint-received',
		'police-bail-changed'
	] as const;

	for (const kind of kinds)
		assert.equal(earlyStage([...days('suspect-on-bail'), ...days(kind)]), 'released-rules');
	assert.equal(earlyStage(days(...kinds)), 'not-told');
});

function days(...kinds: EventKind[]): Event[] {
	return kinds.map((kind, nth) => anEvent({ kind, on: `2026-01-0${nth + 1}` }) as Event);
}
