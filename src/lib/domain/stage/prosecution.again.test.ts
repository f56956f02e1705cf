import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import { denied, heard, told, trialOn, verdict, ways } from '#tests/stage/stories.ts';
import type { Day, Event, EventKind, EventData } from '#lib/domain/event.ts';
import { tracker } from './tracker.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';

const [one, two] = ['one', 'two'].map((defendant) =>
	anEvent({ kind: 'charged', on: '2026-01-02', defendant })
);
const both = [one, two].filter((event) => event !== undefined);
const hung = ways['jury-not-agreed'];

test('a jury that could not agree is not told as waiting for a new trial, until one is ordered or planned', () => {
	const planned = trialOn('2026-06-20', onDay('2027-01-11'), 'trial-2');
	const day = { kind: 'retrial-ordered', on: '2026-06-16' } as const;

	assert.equal(stage(hung), 'jury-not-agreed');
	assert.equal(stage([...hung, planned]), 'retrial');
	assert.equal(stage([...hung, anEvent(day)]), 'retrial');
});

test('a new trial listed on the day the jury could not agree, under the same id, is waited for in whatever order', () => {
	const events = [
		...denied(),
		trialOn('2026-03-01', onDay('2026-06-16')),
		anEvent({ kind: 'trial-went-ahead', on: '2026-06-16' }),
		anEvent({ kind: 'jury-not-agreed', on: '2026-06-16' }),
		trialOn('2026-06-16', onDay('2027-01-11'))
	];
	const random = chance(37);

	for (let nth = 0; nth < 20; nth += 1)
		assert.equal(stage(heardInOtherOrder(events, random)), 'retrial');
});

test('a new trial that is put off has no date, and one that is heard is on', () => {
	const planned = trialOn('2026-06-20', onDay('2027-01-11'), 'trial-2');
	const became = (kind: 'trial-vacated' | 'trial-went-ahead', on: Day) =>
		anEvent({ kind, on, data: { hearing: 'trial-2' } });

	assert.equal(stage([...hung, planned, became('trial-vacated', '2026-12-01')]), 'trial-off');
	const on = [...hung, planned, became('trial-went-ahead', '2027-01-11')];
	assert.equal(stage(on), 'trial-on');
	assert.equal(
		stage([...on, anEvent({ kind: 'jury-not-agreed', on: '2027-01-14' })]),
		'jury-not-agreed'
	);
});

test('the prosecutors may end it after a jury that could not agree', () => {
	for (const [kind, end] of [
		['discontinued', 'stopped'],
		['no-evidence-offered', 'no-evidence'],
		['left-on-file', 'left-on-file']
	] as const)
		assert.equal(stage([...hung, anEvent({ kind, on: '2026-08-01' })]), end);
});

test('no evidence is a verdict of not guilty by law: told together, it is said how it came to that', () => {
	const on = '2026-06-10';
	const noEvidence = anEvent({ kind: 'no-evidence-offered', on });

	assert.equal(stage([...denied(), noEvidence, verdict(on, 'not-guilty')]), 'no-evidence');
	assert.equal(stage([...denied(), noEvidence, verdict('2026-06-12', 'not-guilty')]), 'not-guilty');
});

test('guilty of one charge is not hidden by what was left on file', () => {
	const guilty = anEvent({ kind: 'plea-entered', on: '2026-03-02' });
	const onFile = anEvent({ kind: 'left-on-file', on: '2026-03-02' });

	assert.equal(stage([...told('charged'), guilty, onFile]), 'waiting-for-sentence');
});

test('a case sent to the Crown Court waits there, whatever was said in the first court, until something happens there', () => {
	const sent = anEvent({ kind: 'sent-to-crown-court', on: '2026-02-10' });
	const plea = anEvent({
		kind: 'hearing-listed',
		on: '2026-02-11',
		data: { hearing: 'plea', purpose: 'plea', when: onDay('2026-03-10') }
	});
	const later = (kind: EventKind) => anEvent({ kind, on: '2026-03-10' }) as Event;
	const deniedThere = anEvent({
		kind: 'plea-entered',
		on: '2026-03-10',
		data: { plea: 'not-guilty' }
	});

	assert.equal(stage([...denied(), sent, plea]), 'sent-to-crown-court');
	assert.equal(stage([...denied(), sent, plea, later('court-bail-decided')]), 'in-court');
	assert.equal(stage([...denied(), sent, plea, deniedThere]), 'waiting-for-trial');
	assert.deepEqual(
		tracker([...denied(), sent, plea, later('court-bail-decided')]).steps.map(
			({ step, state }) => `${step} ${state}`
		),
		[
			'report done',
			'investigation done',
			'decision done',
			'first-hearing done',
			'crown-court now',
			'trial next',
			'sentence later'
		]
	);
});

test('a person who died has no case any more, whatever was decided, unless it was not guilty', () => {
	const died = anEvent({ kind: 'defendant-died', on: '2026-09-01' });

	for (const way of ['charged', 'waiting-for-trial', 'waiting-for-sentence', 'sentenced'] as const)
		assert.equal(stage([...ways[way], died]), 'defendant-died', way);
	assert.equal(stage([...ways['not-guilty'], died]), 'not-guilty');
});

test('one of two who died, or was dealt with without a court, ends nothing for the other', () => {
	const trial = trialOn('2026-03-01', onDay('2026-06-10'));
	for (const kind of ['defendant-died', 'out-of-court', 'left-on-file'] as const) {
		const end = (defendant: string) => anEvent({ kind, on: '2026-05-01', defendant });
		assert.equal(stage([...both, trial, end('one')]), 'waiting-for-trial', kind);
		assert.equal(tracker([...both, trial, end('one'), end('two')]).ended, true, kind);
	}
});

test('a caution of somebody who was never charged ends nothing in court', () => {
	const other = anEvent({ kind: 'out-of-court', on: '2026-05-01', defendant: 'somebody' });
	const trial = trialOn('2026-03-01', onDay('2026-06-10'));

	assert.equal(stage([...both.slice(0, 1), trial, other]), 'waiting-for-trial');
});

test('a charge after a caution whose rules were broken counts', () => {
	const events = told('reported', 'out-of-court', 'rules-broken', 'charged');

	assert.equal(stage(events), 'charged');
	assert.equal(
		stage([...events, anEvent({ kind: 'out-of-court', on: '2026-02-01' })]),
		'out-of-court'
	);
});

test('an order of a new trial that names nobody takes back no acquittal of one of several', () => {
	const events = [
		...both,
		verdictOf('one', 'not-guilty'),
		anEvent({ kind: 'jury-not-agreed', on: '2026-06-12', defendant: 'two' }),
		anEvent({ kind: 'retrial-ordered', on: '2026-06-20' })
	];

	assert.equal(stage(events), 'retrial');
	assert.equal(stage([...events, verdictOf('two', 'not-guilty', '2027-01-20')]), 'not-guilty');
});

test('the police take up again what they had stopped, also in another force', () => {
	assert.equal(
		stage(told('reported', 'closed-no-suspect', 'suspect-arrested')),
		'suspect-spoken-to'
	);
	assert.equal(
		stage(told('reported', 'moved-to-another-force', 'investigation-started')),
		'investigating'
	);
});

test('a report nobody told of is a step without a day', () => {
	const [report] = tracker(heard('2026-06-10').filter(({ kind }) => kind !== 'reported')).steps;

	assert.deepEqual(report, { step: 'report', state: 'done' });
});

function stage(events: readonly Event[]) {
	return tracker(events).stage;
}

function verdictOf(defendant: string, said: 'guilty' | 'not-guilty', on: Day = '2026-06-12') {
	return anEvent({ kind: 'verdict-given', on, defendant, data: { verdict: said } });
}

const charged = anEvent({ kind: 'charged', on: '2026-01-02' });
const trialPlanned = listed('2026-03-01', { when: onDay('2026-06-10') });
const wentAhead = anEvent({ kind: 'trial-went-ahead', on: '2026-06-10' });

test('an acquittal stays an acquittal when the court says that the case is over', () => {
	const events = [charged, trialPlanned, wentAhead, found('not-guilty')];

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

test('nothing told after the end in court opens the case again, except a charge, a new trial, or what follows a sentence', () => {
	const sentenced = [charged, plea('2026-02-10'), anEvent({ kind: 'sentenced', on: '2026-03-10' })];
	const acquitted = [charged, trialPlanned, wentAhead, found('not-guilty')];
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
			// One more charge is another that is open beside the one of the sentence.
			['charged', 'retrial-ordered', ...(events === sentenced ? ['one-charge', ...after] : [])]
		);
	}
});

test('a verdict on another charge after an acquittal tells that it was not the end', () => {
	const acquitted = [charged, trialPlanned, wentAhead, found('not-guilty')];
	const nextDay = (said: 'guilty' | 'other') => ({ ...found(said), on: '2026-06-13' });

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

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data });
}

function plea(on: Day, said: EventData['plea-entered']['plea'] = 'guilty') {
	return anEvent({ kind: 'plea-entered', on, data: { plea: said } });
}

function found(said: EventData['verdict-given']['verdict']) {
	return anEvent({ kind: 'verdict-given', on: '2026-06-12', data: { verdict: said } });
}
