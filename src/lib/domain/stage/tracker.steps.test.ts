import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { heard, told, trialOn, verdict, ways } from '#tests/stage/stories.ts';
import type { Event } from '#lib/domain/event.ts';
import { type Stage, stages } from './stage.ts';
import { tracker } from './tracker.ts';
import { chance, tries } from '#tests/world/chance.ts';
import { aSequence, asTheyCome } from '#tests/stage/sequences.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { sumOf } from './sum.ts';
import { timeline } from '#lib/domain/case/timeline.ts';

test('the first hearing is the next step when nothing was heard of one', () => {
	const steps = tracker(ways.charged).steps;

	assert.deepEqual(
		steps.map(({ state }) => state),
		['done', 'done', 'now', 'next', 'later', 'later']
	);
	assert.deepEqual(
		steps.map(({ on }) => on),
		['2026-01-01', undefined, '2026-01-04', undefined, undefined, undefined]
	);
});

test('a case that waits for its trial shows the trial as now and the sentence as next', () => {
	for (const stage of ['waiting-for-trial', 'trial-off', 'trial-on'] as const)
		assert.deepEqual(
			tracker(ways[stage])
				.steps.slice(-2)
				.map(({ step, state }) => `${step} ${state}`),
			['trial now', 'sentence next']
		);
});

test('a plea of guilty leaves out the step of a trial that there never was', () => {
	const found = tracker([
		...told('reported', 'charged'),
		anEvent({ kind: 'plea-entered', on: '2026-01-20' })
	]);

	assert.deepEqual(
		found.steps.map(({ step, state }) => `${step} ${state}`),
		['report done', 'investigation done', 'decision done', 'first-hearing done', 'sentence now']
	);
});

/** The last steps of the line, each with its state and its day. */
const lastSteps = (count: number, events: readonly Event[]) =>
	tracker(events)
		.steps.slice(-count)
		.map(({ step, state, on }) => [step, state, on].filter(Boolean).join(' '));

// "Done: First court hearing. Now: Waiting for the trial", four weeks before the first hearing.
test('the day of a trial that is set before the first hearing makes that hearing no thing of the past', () => {
	const at = (purpose: 'first-hearing' | 'trial', day: string) =>
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-05',
			data: { hearing: purpose, purpose, when: onDay(day) }
		});
	const events = [...told('charged'), at('first-hearing', '2026-02-02'), at('trial', '2026-09-01')];
	const held = anEvent({
		kind: 'hearing-held',
		on: '2026-02-02',
		data: { hearing: 'first-hearing', purpose: 'first-hearing' }
	});

	const off = anEvent({ kind: 'trial-vacated', on: '2026-01-12', data: { hearing: 'trial' } });

	for (const one of [events, [...events, off]])
		assert.deepEqual(lastSteps(3, one), ['first-hearing now', 'trial next', 'sentence later']);
	assert.equal(tracker([...events, held]).stage, 'waiting-for-trial');
});

// "Now: First court hearing. Next: Trial, if one is needed", after a trial whose verdict was neither guilty nor not guilty.
test('who was tried alone waits for no trial while nobody told how it ended', () => {
	const events = [...heard('2026-06-10'), verdict('2026-06-12', 'other')];

	assert.deepEqual(lastSteps(3, events), [
		'first-hearing done',
		'trial now 2026-06-10',
		'sentence next'
	]);
});

// "The trial has started. It may take longer than planned", of a day to which the defendant did not come.
test('a trial to which the only person did not come has not started', () => {
	const warrant = anEvent({ kind: 'warrant-issued', on: '2026-06-10' });
	const ahead = anEvent({ kind: 'trial-went-ahead', on: '2026-06-10' });
	const sat = anEvent({ kind: 'hearing-held', on: '2026-06-10', data: { purpose: 'trial' } });
	const before = ways['waiting-for-trial'];

	assert.equal(tracker([...before, sat]).stage, 'trial-on');
	assert.notEqual(tracker([...before, sat, warrant]).stage, 'trial-on');
	assert.equal(tracker([...before, sat, warrant, ahead]).stage, 'trial-on');
});

// "Done: The trial 10 March" beside "The trial did not take place".
test('what was decided on the day on which no trial was needed any more makes no step of a trial', () => {
	const on = '2026-06-10';
	const decided = [
		anEvent({ kind: 'trial-cracked', on }),
		verdict(on, 'other'),
		anEvent({ kind: 'sentenced', on: '2026-07-10' })
	];

	assert.deepEqual(lastSteps(2, [...ways['waiting-for-trial'], ...decided]), [
		'first-hearing done',
		'sentence done 2026-07-10'
	]);
});

// "Done: The trial 20 March", of somebody found not guilty at the new trial ten months later.
test('a new trial and an appeal were done on the days of their own decisions', () => {
	const a = (kind: 'appeal-lodged' | 'sentenced', on: string) => anEvent({ kind, on });
	const by = (result: 'retrial' | 'unchanged') =>
		anEvent({ kind: 'appeal-decided', on: '2026-12-20', data: { result } });
	const before = [
		...heard('2026-06-10'),
		a('sentenced', '2026-07-10'),
		a('appeal-lodged', '2026-08-01')
	];
	const again = anEvent({
		kind: 'verdict-given',
		on: '2027-03-11',
		data: { verdict: 'not-guilty' }
	});

	assert.deepEqual(lastSteps(1, [...before, by('unchanged')]), ['appeal done 2026-12-20']);
	assert.deepEqual(lastSteps(1, [...before, by('retrial'), again]), ['trial done 2027-03-11']);
});

test('a case that is over has no next step and no step that nobody told of', () => {
	const lastStep = (stage: Stage) => {
		const { steps, ended } = tracker(ways[stage]);
		assert.equal(ended, true);
		assert.ok(steps.every(({ state }) => state === 'done'));
		return steps.at(-1)?.step;
	};

	assert.equal(lastStep('not-investigated'), 'report');
	assert.equal(lastStep('not-charged'), 'decision');
	assert.equal(lastStep('stopped'), 'decision');
	assert.equal(lastStep('over'), 'first-hearing');
	assert.equal(lastStep('not-guilty'), 'trial');
	assert.equal(lastStep('sentenced'), 'sentence');
});

test('the step of the police carries no date of the report, and a step that is waited for no date of an earlier one', () => {
	const dateOf = (events: readonly Event[], name: string) =>
		tracker(events).steps.find(({ step }) => step === name)?.on;

	const hung = [...heard('2026-06-10'), verdict('2026-06-12', 'other')];
	const retrial = trialOn('2026-06-20', onDay('2027-01-11'), 'trial-2');

	assert.equal(dateOf(told('reported', 'charged'), 'investigation'), undefined);
	assert.equal(dateOf(told('reported', 'suspect-arrested'), 'investigation'), '2026-01-02');
	assert.equal(dateOf([...hung, retrial], 'trial'), undefined);
	assert.equal(dateOf(ways['trial-on'], 'trial'), '2026-06-10');
});

test('a case that stops shows the last step that was told of, and the steps after it are gone', () => {
	const ended = (kind: 'discontinued' | 'concluded', before: readonly Event[]) =>
		tracker([...before, anEvent({ kind, on: '2026-12-01' })]).steps.at(-1)?.step;
	const guilty = [...heard('2026-06-10'), verdict('2026-06-12', 'guilty')];

	assert.equal(ended('discontinued', told('charged')), 'decision');
	assert.equal(ended('discontinued', ways['in-court']), 'first-hearing');
	assert.equal(ended('discontinued', heard('2026-06-10')), 'trial');
	assert.equal(ended('concluded', guilty), 'trial');
	assert.equal(ended('concluded', ways['waiting-for-trial']), 'first-hearing');
});

test('the step of the first hearing has the date of the first hearing and of no other', () => {
	const dates = (events: readonly Event[]) =>
		tracker(events).steps.find(({ step }) => step === 'first-hearing')?.on;
	const plea = anEvent({
		kind: 'hearing-held',
		on: '2026-02-10',
		data: { hearing: 'plea-1', purpose: 'plea' }
	});

	assert.equal(dates(ways['in-court']), '2026-01-20');
	assert.equal(dates([...ways['in-court'], plea]), '2026-01-20');
	assert.equal(dates([...told('charged'), plea]), undefined);
});

test('a trial that was heard stays on the line when the sentence is waited for', () => {
	const steps = tracker(ways['waiting-for-sentence']).steps.map(
		({ step, state }) => `${step} ${state}`
	);

	assert.deepEqual(steps.slice(-2), ['trial done', 'sentence now']);
});

test('after a new charge the report keeps its day, and the charge has its new one', () => {
	const again = anEvent({ kind: 'charged', on: '2026-08-01' });

	const { steps } = tracker([...told('reported', 'charged', 'discontinued'), again]);

	assert.deepEqual(
		steps.map(({ on }) => on),
		['2026-01-01', undefined, '2026-08-01', undefined, undefined, undefined]
	);
});

// "The police investigated: 14 February", stood above "A decision about a charge: 2 January".
test('whoever is arrested while in court lends no day to the steps before the charge', () => {
	const events = [...told('charged'), anEvent({ kind: 'suspect-arrested', on: '2026-03-14' })];

	const days = tracker(events).steps.map(({ step, on }) => `${step} ${on}`);

	assert.ok(days.includes('investigation undefined'), days.join());
});

test('whatever is told, in whatever order, twice, late or too early, the page is the one of the events in order', () => {
	for (let seed = 1; seed <= tries(2400); seed += 1) {
		const random = chance(seed);
		const events = aSequence(random);

		const expected = pageOf(events);
		const found = pageOf(asTheyCome(events, random));

		assert.deepEqual(found, expected, `seed ${seed}`);
	}
});

test('whatever is told, nothing is thrown, every stage can come of it, and every kind was among it', () => {
	const seen = new Set<Stage>();
	const kinds = new Set<string>();

	for (let seed = 1; seed <= 2400; seed += 1) {
		const random = chance(seed);
		const events = aSequence(random);
		const sofar = asTheyCome(events, random).slice(Math.floor(random() * events.length));
		for (const told of [events, sofar]) {
			const { stage, steps } = pageOf(told).where;
			seen.add(stage);
			const days = steps.flatMap(({ on }) => on ?? []);
			assert.deepEqual(days, days.toSorted(), `seed ${seed}`);
		}
		for (const { kind } of events) kinds.add(kind);
	}

	assert.deepEqual(
		[...stages].filter((stage) => !seen.has(stage)),
		[]
	);
	assert.deepEqual(
		[...eventKinds].filter((kind) => !kinds.has(kind)),
		[]
	);
});

test('corrections that put each other right in a circle are told as nothing, and nothing is thrown', () => {
	const [one, other] = aSequence(chance(3));
	assert.ok(one && other);

	const circle = [
		{ ...one, corrects: other.id },
		{ ...other, corrects: one.id }
	] as Event[];

	assert.deepEqual(timeline(circle), []);
	assert.equal(tracker(circle).stage, 'not-told');
});

/** What she sees, without the moment we heard and who of several told it first. */
function pageOf(events: readonly Event[]) {
	const entries = timeline(events).map(({ event, before, reason, corrects, earlier }) => ({
		...factOf(event),
		before,
		reason,
		corrects: corrects && factOf(corrects),
		earlier: earlier?.map(factOf)
	}));
	return { where: tracker(events), sum: sumOf(events), entries };
}

function factOf({ kind, on, data }: Event) {
	return { kind, on, data };
}
