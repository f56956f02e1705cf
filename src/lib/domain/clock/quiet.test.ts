import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event, Teller } from '#lib/domain/event.ts';
import { deadlines } from './deadline.ts';
import { heartbeat, rhythms, silenceOf } from './quiet.ts';
import { duties } from './right.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';

const at = (day: Day) => instantOf(day, '10:00');
const reported = anEvent({ kind: 'reported', on: '2026-04-01' });
const arrested = anEvent({ kind: 'suspect-arrested', on: '2026-05-12' });
const plan = (on: Day, everyWeeks = 4) =>
	anEvent({ kind: 'update-plan-agreed', on, data: { everyWeeks } });

test('a case of which no agency has told us anything is not silent', () => {
	const beat = heartbeat([], at('2026-06-01'));

	assert.deepEqual(beat, { state: 'nothing-yet', basis: 'check', ask: 'police', isPast: false });
});

test('news of the last seven days is new, and after that we say that we heard nothing', () => {
	const stateOn = (day: Day) => heartbeat([reported, arrested], at(day)).state;

	assert.deepEqual(['2026-05-19', '2026-05-20'].map(stateOn), ['fresh', 'quiet']);
	assert.equal(heartbeat([reported, arrested], at('2026-05-20')).heardOn, '2026-05-12');
});

test('what was agreed counts from the last time she was told, as the clock counts it', () => {
	const told = anEvent({
		kind: 'victim-told',
		on: '2026-05-12',
		toldBy: 'police',
		data: { about: 'suspect-arrested' }
	});

	const beat = heartbeat([reported, plan('2026-04-02'), arrested, told], at('2026-05-30'));

	assert.deepEqual([beat.basis, beat.by, beat.isPast], ['agreed', '2026-06-09', false]);
});

test('what was agreed counts from the agreement where nothing was told since', () => {
	const beat = heartbeat([reported, arrested, plan('2026-05-20', 2)], at('2026-06-04'));

	assert.deepEqual([beat.basis, beat.by, beat.isPast], ['agreed', '2026-06-03', true]);
});

test('news of the court does not put off what the police agreed', () => {
	const bail = anEvent({ kind: 'court-bail-decided', on: '2026-06-01' });

	assert.equal(heartbeat([plan('2026-05-12'), bail], at('2026-06-02')).by, '2026-06-09');
});

test('where nothing was agreed it is time to ask 28 days after the last news', () => {
	const beat = heartbeat([reported, arrested], at('2026-06-10'));

	assert.deepEqual(
		[beat.basis, beat.ask, beat.by, beat.isPast],
		['check', 'police', '2026-06-09', true]
	);
});

test('after a charge the Witness Care Unit is asked, and what the police agreed before it holds no more', () => {
	const charged = anEvent({ kind: 'charged', on: '2026-06-01' });

	const beat = heartbeat([plan('2026-05-12'), charged], at('2026-06-02'));

	assert.deepEqual([beat.basis, beat.ask, beat.by], ['check', 'witness-care', '2026-06-29']);
});

test('of who is let out before a sentence the Witness Care Unit is asked, and nobody owes her what follows one', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2026-04-01' }),
		anEvent({ kind: 'court-bail-decided', on: '2026-04-02', data: { bail: 'custody' } }),
		anEvent({ kind: 'released-from-prison', on: '2026-05-12' })
	];
	const asked = { enhanced: 'no', sendTellings: new Map(), now: at('2026-06-02') } as const;

	assert.equal(heartbeat(events, at('2026-06-02')).ask, 'witness-care');
	assert.ok(deadlines(events, duties, asked).every(({ duty }) => duty.right !== 11));
});

test('while somebody is in prison or let out of it, her liaison officer is asked', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2025-06-01' }),
		anEvent({ kind: 'sentenced', on: '2025-09-01' }),
		anEvent({ kind: 'released-from-prison', on: '2026-05-12' })
	];

	assert.equal(heartbeat(events, at('2026-06-02')).ask, 'liaison');
});

test('what she tells us is no news from an office, but it is a day to count from', () => {
	const hers = anEvent({ kind: 'reported', on: '2026-05-01', toldBy: 'victim' });

	const beat = heartbeat([hers], at('2026-05-20'));

	assert.deepEqual([beat.state, beat.heardOn, beat.by], ['nothing-yet', undefined, '2026-05-29']);
});

test('what she answers about a telling puts off no day', () => {
	const data = { duty: 'arrest', because: arrested.id, answer: 'yes' } as const;
	const hers = anEvent({ kind: 'told-answered', on: '2026-06-01', toldBy: 'victim', data });

	assert.equal(heartbeat([reported, arrested, hers], at('2026-06-02')).by, '2026-06-09');
});

test('while a trial is on she waits for no day to ask', () => {
	const on = [
		anEvent({ kind: 'charged', on: '2026-04-01' }),
		anEvent({ kind: 'trial-went-ahead', on: '2026-05-12' })
	];

	const beat = heartbeat(on, at('2026-05-13'));

	assert.deepEqual([beat.basis, beat.ask, beat.by], ['check', 'witness-care', undefined]);
});

test('it counts from when we heard and not from when it happened', () => {
	const late = anEvent({
		kind: 'suspect-arrested',
		on: '2026-05-12',
		heardAt: at('2026-05-25')
	});

	assert.equal(heartbeat([late], at('2026-05-26')).heardOn, '2026-05-25');
});

const listed = (heardOn: Day, toldBy: Teller = 'courts') =>
	anEvent({ kind: 'hearing-listed', on: heardOn, toldBy });
const isStale = (
	events: readonly Event[],
	today: Day,
	{
		on,
		stage = 'waiting-for-trial',
		toldBy = 'courts'
	}: { on?: Day; stage?: Stage; toldBy?: Teller }
) => silenceOf(events, { toldBy, on, stage }, at(today))?.isStale;

// Our decision 0026: each row, on its last good day and the day after.
const rows = [
	['a court in a trial', 'trial-on', '2026-05-20', '2026-05-03', '2026-05-04'],
	[
		'a court whose date is within 14 days',
		'waiting-for-trial',
		'2026-05-20',
		'2026-05-08',
		'2026-05-09'
	],
	[
		'a court between two dates of a trial',
		'waiting-for-trial',
		'2027-05-20',
		'2026-06-26',
		'2026-06-27'
	],
	['a court at any other stage', 'first-hearing-planned', '2027-05-20', '2026-05-29', '2026-05-30']
] as const;
for (const [who, stage, on, good, old] of rows)
	test(`${who} that is silent for too long is rung before she travels`, () => {
		const events = [listed('2026-05-01')];

		assert.deepEqual(
			[good, old].map((today) => isStale(events, today, { on, stage })),
			[false, true]
		);
	});

test('anybody else who told a date is held to the same', () => {
	const events = [listed('2026-05-01', 'witness-care')];
	const toldBy = 'witness-care';

	assert.deepEqual(
		[
			isStale(events, '2026-05-29', { toldBy }),
			isStale(events, '2026-05-30', { toldBy }),
			isStale(events, '2026-05-09', { toldBy, on: '2026-05-20' })
		],
		[false, true, true]
	);
});

test('a court that tells anything at all about the case is not silent, and the police’s news is not the court’s', () => {
	const events = [listed('2026-05-01'), anEvent({ kind: 'plea-entered', on: '2026-06-20' })];
	const withPolice = [listed('2026-05-01'), anEvent({ kind: 'charged', on: '2026-06-20' })];

	assert.equal(isStale(events, '2026-07-01', {}), false);
	assert.equal(isStale(withPolice, '2026-07-01', {}), true);
});

test('of a date that she told us herself nobody’s silence is said', () => {
	const hers = anEvent({ kind: 'date-given', on: '2026-05-01' });

	assert.equal(
		silenceOf([hers], { toldBy: 'victim', on: undefined, stage: 'not-told' }, at('2027-01-01')),
		undefined
	);
});

test('the last rhythm holds for everybody, so that no source is without one', () => {
	assert.deepEqual(Object.keys(rhythms.at(-1) ?? {}), ['silentDays']);
});
