/** She was told of something, and the agency gives it a later day than she does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { leading } from './difference.ts';
import type { Event } from '#lib/domain/event.ts';
import { untaken } from './own-entry.ts';
import { duties } from '#lib/domain/clock/right.ts';

// Right 6. She was told on the 3rd of what the police date the 5th: they told her, whatever day they give it.
const heard = { toldBy: 'victim', heardAt: instantOf('2026-03-04', '10:00') } as const;
const mine = anEvent({ kind: 'suspect-arrested', on: '2026-03-02', ...heard });
const toldMe = anEvent({
	kind: 'victim-told',
	on: '2026-03-03',
	data: { about: 'suspect-arrested', by: 'police' },
	...heard
});
const stateOf = (events: readonly Event[], id: string, now = instantOf('2026-04-30', '12:00')) =>
	deadlines(leading(events), duties, {
		enhanced: 'no',
		sendTellings: new Map([['police', 0]]),
		now
	})
		.filter(({ duty }) => duty.id === id)
		.map(({ because, state, metOn, metBy }) => [because.on, state, metOn, metBy]);

test('her word of being told counts for the event of the agency, with the day she gave', () => {
	const police = anEvent({ kind: 'suspect-arrested', on: '2026-03-05' });
	const again = anEvent({ kind: 'suspect-arrested', on: '2026-03-05', toldBy: 'courts' });
	const kept = [['2026-03-05', 'kept', '2026-03-03', undefined]];

	assert.deepEqual(stateOf([mine, toldMe, police], 'arrest'), kept);
	assert.deepEqual(stateOf([police, mine, toldMe], 'arrest'), kept);
	assert.deepEqual(stateOf([mine, toldMe, police, again], 'arrest'), kept);
});

test('it stays with what an agency puts right, and goes when she takes it back', () => {
	const police = anEvent({ kind: 'suspect-arrested', on: '2026-03-05' });
	const right = anEvent({ kind: 'suspect-arrested', on: '2026-03-06', corrects: police.id });

	assert.deepEqual(stateOf([mine, toldMe, police, right], 'arrest'), [
		['2026-03-06', 'kept', '2026-03-03', undefined]
	]);
	const back = [mine, toldMe].map(({ id: corrects }) =>
		anEvent({ kind: 'taken-back', on: '2026-03-07', corrects, toldBy: 'victim' })
	);
	const left = untaken([mine, toldMe, police, ...back]);
	assert.equal(stateOf(left, 'arrest')[0]?.[1], 'overdue');
});

test('it counts for nothing else that happened after it, and for nothing of another kind', () => {
	const police = anEvent({ kind: 'suspect-arrested', on: '2026-03-05' });
	const next = anEvent({ kind: 'suspect-arrested', on: '2026-03-09' });
	const far = anEvent({ kind: 'suspect-arrested', on: '2026-04-10' });
	const interview = anEvent({ kind: 'suspect-interviewed', on: '2026-03-05' });
	const arrests = stateOf([mine, toldMe, police, next, far], 'arrest').map(([on, state]) => [
		on,
		state
	]);

	assert.deepEqual(arrests.toSorted(), [
		['2026-03-05', 'kept'],
		['2026-03-09', 'overdue'],
		['2026-04-10', 'overdue']
	]);
	assert.equal(stateOf([mine, toldMe, far], 'arrest')[0]?.[1], 'overdue');
	assert.equal(stateOf([mine, toldMe, interview], 'interview')[0]?.[1], 'overdue');
});

test('it counts for no other date, and for no other outcome, than she was told', () => {
	const date = (toldOn: string, when: string) => ({
		kind: 'hearing-listed' as const,
		on: toldOn,
		data: { purpose: 'trial' as const, when: onDay(when) }
	});
	const decided = anEvent({ kind: 'verdict-given', on: '2026-03-02', ...heard });
	const word = (about: 'hearing-listed' | 'verdict-given') =>
		anEvent({ kind: 'victim-told', on: '2026-03-03', data: { about }, ...heard });
	const mayDate = anEvent({ ...date('2026-03-02', '2027-05-11'), ...heard });
	const ofDate = [mayDate, word('hearing-listed')];
	const court = (when: string) => anEvent({ ...date('2026-03-05', when), toldBy: 'courts' });
	const verdict = (verdict: 'guilty' | 'not-guilty') =>
		anEvent({ kind: 'verdict-given', on: '2026-03-05', data: { verdict } });
	const state = (events: readonly Event[], id: string) => stateOf(events, id)[0]?.[1];

	assert.equal(state([...ofDate, court('2027-05-11')], 'hearing'), 'kept');
	assert.equal(state([...ofDate, court('2027-06-01')], 'hearing'), 'not-known');
	assert.equal(state([decided, word('verdict-given'), verdict('guilty')], 'outcome'), 'kept');
	assert.equal(
		state([decided, word('verdict-given'), verdict('not-guilty')], 'outcome'),
		'not-known'
	);
});
