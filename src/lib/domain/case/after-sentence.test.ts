import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import { heard, trialOn, verdict, ways } from '#tests/stage/stories.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

const sentenced = ways.sentenced;

test('an appeal is waited for until it is decided, and a new one after that', () => {
	const again = lodged('2027-02-01');

	assert.equal(stage([...sentenced, lodged('2026-08-01')]), 'appeal-waiting');
	assert.equal(
		stage([...sentenced, lodged('2026-08-01'), decided('unchanged')]),
		'appeal-unchanged'
	);
	assert.equal(
		stage([...sentenced, lodged('2026-08-01'), decided('unchanged'), again]),
		'appeal-waiting'
	);
});

test('the end of a sentence does not hide an appeal that is not decided', () => {
	const ended = anEvent({ kind: 'sentence-ended', on: '2027-03-01' });
	const events = [...sentenced, lodged('2026-08-01'), ended];

	assert.equal(stage(events), 'appeal-waiting');
	assert.equal(stage([...events, decided('unchanged', '2027-03-02')]), 'appeal-unchanged');
});

// "The sentence has ended. The offender has no more rules from it", and two days later it was prison.
test('a sentence that is passed after another one ended is what counts', () => {
	const [ended, again] = [
		anEvent({ kind: 'sentence-ended', on: '2027-03-01' }),
		anEvent({ kind: 'sentenced', on: '2027-03-03', data: { sentence: 'prison' } })
	];

	assert.equal(stage([...sentenced, ended, again]), 'sentenced');
	assert.equal(
		stage([...sentenced, ended, again, anEvent({ kind: 'sentence-ended', on: '2028-03-01' })]),
		'sentence-ended'
	);
});

test('of who has left prison nobody is said to decide whether they may, until they are back in it', () => {
	const released = anEvent({ kind: 'released-from-prison', on: '2027-03-01' });
	const considered = anEvent({ kind: 'release-considered', on: '2027-03-02' });
	const back = anEvent({ kind: 'recalled-to-prison', on: '2027-04-01' });
	const again = anEvent({ kind: 'release-considered', on: '2027-05-01' });

	assert.equal(stage([...sentenced, released, considered]), 'released');
	assert.equal(stage([...sentenced, released, considered, back, again]), 'release-considered');
});

// "Done: The sentence" of a person whom the court had kept in prison until a first hearing.
test('who is let out of prison before any sentence was not sentenced, and their case goes on in court', () => {
	const custody = anEvent({
		kind: 'court-bail-decided',
		on: '2026-02-10',
		data: { bail: 'custody' }
	});
	const released = anEvent({ kind: 'released-from-prison', on: '2026-03-10' });
	const stopped = anEvent({ kind: 'discontinued', on: '2026-04-01' });
	const steps = (events: readonly Event[]) => tracker(events).steps.map(({ step }) => step);

	assert.equal(stage([...ways.charged, custody, released]), stage([...ways.charged, custody]));
	assert.equal(stage([...ways.charged, released]), 'released');
	assert.equal(stage([...sentenced, released]), 'released');
	assert.deepEqual(
		steps([...ways.charged, custody, released, stopped]),
		steps([...ways.charged, custody, stopped])
	);
});

test('who is no longer guilty and is let out of prison is not said to serve a sentence', () => {
	const events = [
		...sentenced,
		lodged('2026-08-01'),
		decided('conviction-quashed'),
		anEvent({ kind: 'released-from-prison', on: '2026-12-01' }),
		anEvent({ kind: 'sentence-ended', on: '2026-12-02' })
	];

	assert.equal(stage(events), 'conviction-quashed');
	assert.equal(tracker(events).ended, true);
});

test('a new sentence after a conviction was quashed counts', () => {
	const events = [
		...sentenced,
		decided('conviction-quashed'),
		verdict('2027-05-10', 'guilty'),
		anEvent({ kind: 'sentenced', on: '2027-06-10' })
	];

	assert.equal(stage(events), 'sentenced');
});

test('an appeal court that orders a new trial makes the case wait for it, and nothing decided before counts', () => {
	const ordered = [...sentenced, lodged('2026-08-01'), decided('retrial')];
	const planned = trialOn('2027-01-05', onDay('2027-04-12'), 'trial-2');
	const on = '2027-04-12';
	const wentAhead = anEvent({ kind: 'trial-went-ahead', on, data: { hearing: 'trial-2' } });

	assert.equal(stage(ordered), 'retrial');
	assert.equal(stage([...ordered, planned]), 'retrial');
	assert.equal(stage([...ordered, planned, wentAhead]), 'trial-on');
	assert.equal(
		stage([...ordered, planned, wentAhead, verdict('2027-04-16', 'not-guilty')]),
		'not-guilty'
	);
	assert.equal(
		stage([...ordered, planned, wentAhead, verdict('2027-04-16', 'guilty')]),
		'waiting-for-sentence'
	);
});

test('prison is left, gone back to and left again, in whatever order we hear it', () => {
	const released = (on: Day) => anEvent({ kind: 'released-from-prison', on });
	const events = [
		...sentenced,
		anEvent({ kind: 'release-considered', on: '2028-01-10' }),
		released('2028-03-01'),
		anEvent({ kind: 'recalled-to-prison', on: '2028-05-02' }),
		released('2028-09-01')
	];
	const random = chance(29);

	for (let nth = 0; nth < 20; nth += 1)
		assert.equal(stage(heardInOtherOrder(events, random)), 'released');
	assert.equal(stage(events.slice(0, -1)), 'recalled');
});

test('what the prisons tell of a person nobody else told of says where the case is', () => {
	const alone = (kind: 'release-considered' | 'released-from-prison' | 'sentence-ended') =>
		stage([anEvent({ kind, on: '2028-03-01' })]);

	assert.equal(alone('release-considered'), 'release-considered');
	assert.equal(alone('released-from-prison'), 'released');
	assert.equal(alone('sentence-ended'), 'sentence-ended');
});

test('an acquitted person who is let out of prison was not sentenced', () => {
	const released = anEvent({ kind: 'released-from-prison', on: '2026-06-13' });

	assert.equal(stage([...ways['not-guilty'], released]), 'not-guilty');
	assert.equal(stage([...ways['not-guilty'], lodged('2026-07-01')]), 'not-guilty');
});

test('of two people only the one who was found guilty can be let out, whatever id the prison uses', () => {
	const charged = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-01-02', defendant })
	);
	const decidedFor = [
		anEvent({ kind: 'sentenced', on: '2026-07-10', defendant: 'one' }),
		anEvent({ kind: 'discontinued', on: '2026-05-01', defendant: 'two' })
	];
	const released = anEvent({
		kind: 'released-from-prison',
		on: '2028-03-01',
		defendant: 'prison-7'
	});
	const both = anEvent({ kind: 'sentenced', on: '2026-07-10', defendant: 'two' });

	assert.equal(stage([...charged, ...decidedFor, released]), 'released');
	// Of two who were sentenced we do not guess whose release it is.
	assert.equal(stage([...charged, ...decidedFor, both, released]), 'sentenced');
});

// "The offender has been sent back to prison. They go on serving the sentence in prison", of somebody who had escaped.
test('of who got away it is said neither that they are in prison nor that they were let out, until they are back', () => {
	const at = (kind: 'released-from-prison' | 'recalled-to-prison' | 'escaped', on: Day) =>
		anEvent({ kind, on });
	const back = at('recalled-to-prison', '2028-04-01');
	const away = [
		...sentenced,
		at('released-from-prison', '2028-03-01'),
		back,
		at('escaped', '2028-05-01')
	];

	assert.equal(stage(away.slice(0, -1)), 'recalled');
	assert.equal(stage(away), 'sentenced');
	assert.equal(stage([...sentenced.slice(0, -1), back, at('escaped', '2028-05-01')]), 'sentenced');
	assert.equal(stage([...away, at('recalled-to-prison', '2028-06-01')]), 'recalled');
});

// "The prosecutors have stopped the case", and "may be free", of somebody who pleaded guilty two months later.
test('who answers a charge after it was said to be dropped is in court', () => {
	const charged = anEvent({ kind: 'charged', on: '2026-02-06' });
	const dropped = anEvent({ kind: 'discontinued', on: '2026-03-11' });
	const plea = (on: Day, said: 'guilty' | 'not-guilty') =>
		anEvent({ kind: 'plea-entered', on, data: { plea: said } });

	assert.equal(stage([charged, plea('2026-02-20', 'not-guilty'), dropped]), 'stopped');
	assert.equal(stage([charged, dropped, plea('2026-03-11', 'not-guilty')]), 'stopped');
	assert.equal(stage([charged, dropped, plea('2026-05-08', 'not-guilty')]), 'waiting-for-trial');
	assert.equal(stage([charged, dropped, plea('2026-05-08', 'guilty')]), 'waiting-for-sentence');
});

// "The offender has been released … If they break a rule", of somebody who waits for a new trial.
test('who is let out after a new trial was ordered waits for that trial, until there is a sentence again', () => {
	const again = [...sentenced, decided('retrial', '2027-08-20')];
	const free = anEvent({ kind: 'released-from-prison', on: '2027-09-01' });
	const passed = anEvent({ kind: 'sentenced', on: '2028-02-01' });

	assert.equal(stage([...again, free]), 'retrial');
	assert.equal(stage([...again, passed, { ...free, on: '2029-09-01' }]), 'released');
});

test('an appeal that goes on is told before the sentence of another', () => {
	const charged = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-01-02', defendant })
	);
	const events = [
		...charged,
		anEvent({ kind: 'sentenced', on: '2026-07-10', defendant: 'one' }),
		anEvent({ kind: 'appeal-lodged', on: '2026-08-01', defendant: 'one' }),
		anEvent({ kind: 'sentenced', on: '2026-09-10', defendant: 'two' })
	];

	assert.equal(stage(events), 'appeal-waiting');
	assert.equal(stage([...events, decided('unchanged', '2026-12-01', 'one')]), 'appeal-unchanged');
});

test('an appeal that is heard is on the line as now, after the sentence that is done', () => {
	const { steps } = tracker([...heard('2026-06-10'), ...sentenced.slice(-2), lodged('2026-08-01')]);

	assert.deepEqual(
		steps.slice(-2).map(({ step, state, on }) => `${step} ${state} ${on}`),
		['sentence done 2026-07-10', 'appeal now 2026-08-01']
	);
});

function stage(events: readonly Event[]) {
	return tracker(events).stage;
}

function lodged(on: Day) {
	return anEvent({ kind: 'appeal-lodged', on });
}

function decided(
	result: EventData['appeal-decided']['result'],
	on = '2026-11-30',
	defendant?: string
) {
	return anEvent({
		kind: 'appeal-decided',
		on,
		data: { result },
		...(defendant ? { defendant } : {})
	});
}
