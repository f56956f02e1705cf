import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import type { Day, Event, EventData, EventKind } from '#lib/domain/event.ts';
import { tracker } from './tracker.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';
import { purposes } from '#lib/domain/vocabulary.ts';

const charged = anEvent({ kind: 'charged', on: '2026-01-02' });
const trialPlanned = listed('2026-03-01', { when: onDay('2026-06-10') });
const wentAhead = anEvent({ kind: 'trial-went-ahead', on: '2026-06-10' });

test('a plea of guilty makes the case wait for the sentence, though a trial was planned', () => {
	const events = [charged, plea('2026-02-10', 'not-guilty'), trialPlanned, plea('2026-05-01')];

	assert.equal(stage(events), 'waiting-for-sentence');
	assert.equal(
		stage([...events, anEvent({ kind: 'trial-vacated', on: '2026-05-02' })]),
		'waiting-for-sentence'
	);
});

test('a trial that cracked with a plea of guilty waits for the sentence, in whatever order the day is told', () => {
	const cracked = anEvent({ kind: 'trial-cracked', on: '2026-06-10' });
	const held = anEvent({ kind: 'hearing-held', on: '2026-06-10' });
	const events = [charged, plea('2026-02-10', 'not-guilty'), trialPlanned, cracked, held];
	const random = chance(3);

	for (let nth = 0; nth < 30; nth += 1)
		assert.equal(
			stage(heardInOtherOrder([...events, plea('2026-06-10')], random)),
			'waiting-for-sentence'
		);
});

test('a trial that cracked is not waited for, though we heard no new plea', () => {
	const cracked = anEvent({ kind: 'trial-cracked', on: '2026-06-10' });

	assert.equal(
		stage([charged, plea('2026-02-10', 'not-guilty'), trialPlanned, cracked]),
		'in-court'
	);
});

test('a trial taken out because it is not needed any more is not said to get a new date', () => {
	const needless = trialReasons.filter(({ group }) =>
		['guilty-plea', 'prosecution-stopped', 'bound-over', 'case-cannot-go-on'].includes(group)
	);
	const vacated = (reason: string) =>
		anEvent({ kind: 'trial-vacated', on: '2026-05-01', data: { reason } });

	const found = trialReasons.map(({ id }) => stage([charged, trialPlanned, vacated(id)]));

	assert.ok(needless.length > 0);
	assert.equal(found.filter((one) => one === 'in-court').length, needless.length);
	assert.equal(
		found.filter((one) => one === 'trial-off').length,
		trialReasons.length - needless.length
	);
});

test('a trial that is moved is waited for, and one that is put off or taken out has no date', () => {
	const moved = listed('2026-04-01', { when: onDay('2026-09-21') });
	const ends = ['trial-vacated', 'trial-ineffective', 'hearing-cancelled'] as const;

	const off = ends.map((kind) =>
		stage([charged, trialPlanned, anEvent({ kind, on: '2026-06-10' })])
	);

	assert.equal(stage([charged, trialPlanned, moved]), 'waiting-for-trial');
	assert.deepEqual(off, ['trial-off', 'trial-off', 'trial-off']);
});

test('a trial that was put off and has a new date is waited for again', () => {
	const events = [
		charged,
		trialPlanned,
		anEvent({ kind: 'trial-ineffective', on: '2026-06-10' }),
		listed('2026-06-10', { when: onDay('2027-03-02') })
	];

	assert.equal(stage(events), 'waiting-for-trial');
});

test('another hearing while a trial has no date does not hide that it has none', () => {
	const events = [
		charged,
		trialPlanned,
		anEvent({ kind: 'trial-ineffective', on: '2026-06-10' }),
		listed('2026-06-11', {
			hearing: 'other',
			purpose: 'case-management',
			when: onDay('2026-07-01')
		})
	];

	assert.equal(stage(events), 'trial-off');
});

test('what became of a trial counts though we were never told of its date', () => {
	const alone = (kind: 'trial-went-ahead' | 'trial-vacated' | 'trial-cracked' | 'hearing-held') =>
		stage([charged, anEvent({ kind, on: '2026-06-10' })]);

	assert.equal(alone('trial-went-ahead'), 'trial-on');
	assert.equal(alone('hearing-held'), 'trial-on');
	assert.equal(alone('trial-vacated'), 'trial-off');
	assert.equal(alone('trial-cracked'), 'in-court');
});

test('a hearing we never heard of before it was held puts the case in court', () => {
	const held = anEvent({
		kind: 'hearing-held',
		on: '2026-02-10',
		data: { hearing: 'first', purpose: 'first-hearing' }
	});

	assert.equal(stage([charged, held]), 'in-court');
});

test('each fact of a court says by itself where the case is', () => {
	const alone = (kind: EventKind) => stage([anEvent({ kind, on: '2026-06-10' })]);

	assert.equal(alone('charged'), 'charged');
	assert.equal(alone('hearing-cancelled'), 'first-hearing-planned');
	assert.equal(alone('trial-ineffective'), 'trial-off');
	assert.equal(alone('trial-cracked'), 'in-court');
	assert.equal(alone('trial-went-ahead'), 'trial-on');
	assert.equal(alone('plea-entered'), 'waiting-for-sentence');
	assert.equal(alone('verdict-given'), 'waiting-for-sentence');
	assert.equal(alone('court-bail-decided'), 'in-court');
	assert.equal(alone('sentenced'), 'sentenced');
	assert.equal(alone('discontinued'), 'stopped');
	assert.equal(alone('concluded'), 'over');
});

test('of two things told of a trial nobody listed, the later counts', () => {
	const off = anEvent({ kind: 'trial-vacated', on: '2026-05-01' });

	assert.equal(stage([charged, off, wentAhead]), 'trial-on');
});

test('a jury that could not agree leaves the case in court, and a new trial is waited for', () => {
	const hung = [
		charged,
		plea('2026-02-10', 'not-guilty'),
		trialPlanned,
		wentAhead,
		verdict('other')
	];
	const again = listed('2026-07-01', { hearing: 'trial-2', when: onDay('2027-01-11') });
	const heardAgain = anEvent({
		kind: 'trial-went-ahead',
		on: '2027-01-11',
		data: { hearing: 'trial-2' }
	});

	assert.equal(stage(hung), 'in-court');
	assert.equal(stage([...hung, again]), 'waiting-for-trial');
	assert.equal(stage([...hung, again, heardAgain]), 'trial-on');
});

test('a verdict tells that the trial was heard, though nobody said so', () => {
	assert.equal(stage([charged, trialPlanned, verdict('not-guilty')]), 'not-guilty');
	assert.equal(stage([charged, trialPlanned, verdict('guilty')]), 'waiting-for-sentence');
	assert.equal(stage([charged, trialPlanned, verdict('other')]), 'in-court');
	const sameDay = { ...verdict('other'), on: '2026-06-10' };
	assert.equal(stage([charged, trialPlanned, sameDay]), 'in-court');
	assert.equal(stage([charged, trialPlanned, wentAhead, sameDay]), 'in-court');
});

test('a plea that is taken back ends the wait for a sentence', () => {
	assert.equal(
		stage([charged, plea('2026-02-10'), plea('2026-03-10', 'not-guilty')]),
		'waiting-for-trial'
	);
});

test('guilty of some charges and not of others waits for the trial of the rest', () => {
	const events = [charged, plea('2026-02-10', 'not-guilty'), plea('2026-03-10', 'other')];

	assert.equal(stage(events), 'waiting-for-trial');
});

test('an answer that is neither guilty nor not guilty promises no trial', () => {
	assert.equal(stage([charged, plea('2026-02-10', 'other')]), 'in-court');
});

test('a hearing for the sentence makes nobody guilty: no plea and no verdict was told', () => {
	const sentence = listed('2026-03-02', {
		hearing: 'sentence',
		purpose: 'sentence',
		when: onDay('2026-07-01')
	});

	assert.equal(stage([charged, sentence]), 'in-court');
	assert.equal(stage([charged, trialPlanned, sentence]), 'waiting-for-trial');
	const off = anEvent({ kind: 'trial-vacated', on: '2026-05-01' });
	assert.equal(stage([charged, trialPlanned, sentence, off]), 'in-court');
});

test('a hearing for the sentence that took place without a sentence leaves the case in court', () => {
	const on = '2026-07-01';
	const data = { hearing: 'sentence', purpose: 'sentence' } as const;

	const events = [
		...[charged, trialPlanned, wentAhead],
		listed('2026-06-12', { ...data, when: onDay(on) }),
		anEvent({ kind: 'hearing-held', on, data })
	];

	assert.equal(stage(events), 'in-court');
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

test('a case that was sent to the Crown Court is in court, and not waiting for its first hearing', () => {
	const first = { hearing: 'first', purpose: 'first-hearing', courtKind: 'magistrates' } as const;
	const crown = listed('2026-02-10', {
		hearing: 'plea',
		purpose: 'plea',
		when: onDay('2026-03-10')
	});
	const held = anEvent({ kind: 'hearing-held', on: '2026-02-10', data: first });

	const sent = stage([charged, listed('2026-01-05', first), held, crown]);

	assert.equal(sent, 'in-court');
	assert.equal(stage([charged, crown]), 'in-court');
	assert.equal(stage([charged, listed('2026-01-05', first)]), 'first-hearing-planned');
});

test("only a magistrates' court is said to hear a person for the first time", () => {
	const kinds = ['magistrates', 'youth', 'crown', 'appeal', 'not-told'] as const;

	const first = purposes.flatMap((purpose) =>
		kinds
			.filter(
				(courtKind) =>
					stage([charged, listed('2026-01-05', { purpose, courtKind })]) === 'first-hearing-planned'
			)
			.map((courtKind) => `${purpose} ${courtKind}`)
	);

	assert.deepEqual(first, [
		...kinds.map((courtKind) => `first-hearing ${courtKind}`),
		...['plea magistrates', 'plea youth'],
		...['other magistrates', 'other youth', 'other not-told']
	]);
});

test('a first hearing that was taken off leaves the case charged', () => {
	const first = listed('2026-01-05', { purpose: 'first-hearing', courtKind: 'magistrates' });

	assert.equal(
		stage([charged, first, anEvent({ kind: 'hearing-cancelled', on: '2026-01-08' })]),
		'charged'
	);
});

test('a case of which only bail or a plea in court is told is in court', () => {
	assert.equal(stage([anEvent({ kind: 'court-bail-decided', on: '2026-02-10' })]), 'in-court');
	assert.equal(stage([plea('2026-02-10', 'other')]), 'in-court');
});
