import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/builders.ts';
import { heard, told, trialOn, verdict, ways } from '#tests/stories.ts';
import type { Event } from './event.ts';
import { tracker, type Stage } from './tracker.ts';

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
