import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Event, EventId } from '#lib/domain/event.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import {
	nextStep,
	ownFact,
	ownFacts,
	ownStages,
	stepBack,
	tellingsOf,
	type OwnAnswers
} from './own-facts.ts';

const today = '2026-11-25';
const arrested: OwnAnswers = {
	stage: 'police',
	what: 'suspect-arrested',
	day: '2026-11-02',
	told: '2026-11-04',
	by: 'police'
};

/** Her answers as events, as they stand once they are stored. */
function eventsFrom(...told: readonly OwnAnswers[]): Event[] {
	const tellings = told.flatMap((answers) => tellingsOf(answers, today));
	return tellings.map((telling, nth) => {
		const { kind, on, data } = telling;
		const id = `hers-${nth}` as EventId;
		return { ...anEvent({ kind, on, toldBy: 'victim' }), id, data } as Event;
	});
}

test('every part of the road has something to tell, and each thing has a name of its own', () => {
	const ids = ownFacts.map(({ id }) => id);

	assert.deepEqual([...new Set(ownFacts.map(({ stage }) => stage))], [...ownStages]);
	assert.equal(new Set(ids).size, ids.length);
	assert.deepEqual(
		ownFacts.filter(({ fact }) => !eventKinds.includes(fact.kind)),
		[]
	);
});

test('one question follows another until nothing is left to ask', () => {
	const steps = [
		nextStep({}),
		nextStep({ stage: 'sentence' }),
		nextStep({ stage: 'sentence', what: 'sentence-prison' }),
		nextStep({ stage: 'sentence', what: 'sentence-prison', court: 'crown' }),
		nextStep({ stage: 'sentence', what: 'sentence-prison', court: 'crown', day: 'not-sure' }),
		nextStep(arrested)
	];

	assert.deepEqual(steps, ['stage', 'what', 'court', 'day', 'told', 'done']);
});

test('going back takes the last answer away, and at the first question there is nothing to take', () => {
	const untold: OwnAnswers = { stage: 'police', what: 'suspect-arrested', day: '2026-11-02' };
	const undated: OwnAnswers = { stage: 'police', what: 'suspect-arrested' };

	assert.deepEqual(nextStep(stepBack(arrested)), 'told');
	assert.deepEqual(nextStep(stepBack(untold)), 'day');
	assert.deepEqual(stepBack(undated), { stage: 'police' });
	assert.deepEqual(stepBack({ stage: 'police' }), {});
	assert.deepEqual(stepBack({}), {});
});

test('what an agency told her becomes two facts: that it happened, and that she was told', () => {
	assert.deepEqual(tellingsOf(arrested, today), [
		{ kind: 'suspect-arrested', data: {}, on: '2026-11-02' },
		{ kind: 'victim-told', on: '2026-11-04', data: { about: 'suspect-arrested', by: 'police' } }
	]);
});

test('what a friend told her, or on a day she does not know, answers nothing an agency owes', () => {
	for (const over of [{ by: 'someone-else' }, { by: 'not-sure' }, { told: 'not-sure' }] as const)
		assert.deepEqual(
			tellingsOf({ ...arrested, ...over }, today).map(({ kind }) => kind),
			['suspect-arrested'],
			JSON.stringify(over)
		);
});

test('whoever is not sure when it happened has the day she was told', () => {
	const [fact] = tellingsOf({ ...arrested, day: 'not-sure' }, today);

	assert.equal(fact?.on, '2026-11-04');
});

test('nothing is told before every question is answered', () => {
	const half: OwnAnswers = { stage: 'police', what: 'suspect-arrested', day: '2026-11-02' };

	assert.deepEqual(tellingsOf(half, today), []);
	assert.deepEqual(tellingsOf({}, today), []);
});

test('a new date for the same hearing moves it, and one that was taken away is off', () => {
	const trial = { stage: 'dates', what: 'trial-date', by: 'courts' } as const;
	const listed = eventsFrom({ ...trial, planned: '2027-03-02', told: '2026-10-01' });
	const moved = eventsFrom(
		{ ...trial, planned: '2027-03-02', told: '2026-10-01' },
		{ ...trial, planned: '2027-05-11', told: '2026-11-01' }
	);
	const off = eventsFrom(
		{ ...trial, planned: '2027-03-02', told: '2026-10-01' },
		{ stage: 'dates', what: 'trial-off', by: 'courts', told: '2026-11-01' }
	);

	assert.equal(tracker(listed).stage, 'waiting-for-trial');
	assert.equal(tracker(moved).stage, 'waiting-for-trial');
	assert.equal(tracker(off).stage, 'trial-off');
});

test('a date is given or moved, and a moved one may have no new day', () => {
	const asked = { stage: 'dates', told: '2026-11-20', by: 'courts' } as const;
	const given = tellingsOf({ ...asked, what: 'other-date', planned: '2027-03-02' }, today);
	const moved = tellingsOf({ ...asked, what: 'date-moved', planned: '2027-03-02' }, today);
	const open = tellingsOf({ ...asked, what: 'date-moved', planned: 'not-known' }, today);

	assert.deepEqual(given, [{ kind: 'date-given', data: { on: '2027-03-02' }, on: '2026-11-20' }]);
	assert.deepEqual(moved, [{ kind: 'date-moved', data: { to: '2027-03-02' }, on: '2026-11-20' }]);
	assert.deepEqual(open, [{ kind: 'date-moved', data: {}, on: '2026-11-20' }]);
});

test('a sentence says which court decided it and how long it is, where she knows', () => {
	const asked = { stage: 'sentence', what: 'sentence-prison', day: '2026-11-02' } as const;
	const told = { told: '2026-11-03', by: 'witness-care' } as const;
	const whole = tellingsOf({ ...asked, ...told, court: 'crown', months: 30 }, today);
	const bare = tellingsOf({ ...asked, ...told, court: 'not-told' }, today);

	assert.deepEqual(whole[0]?.data, {
		sentence: 'prison',
		courtKind: 'crown',
		term: { length: { years: 2, months: 6 } }
	});
	assert.deepEqual(bare[0]?.data, { sentence: 'prison' });
});

// Right 6: five working days; the police told her on the second.
test('the clock takes what she says she was told as told, and waits where nobody told her', () => {
	const now = instantOf(today, '12:00');
	const asked = { enhanced: 'no', sendTellings: new Map<never, never>(), now } as const;
	const stateOf = (answers: OwnAnswers) =>
		deadlines(eventsFrom(answers), duties, asked).find(({ duty }) => duty.id === 'arrest');

	const told = stateOf(arrested);
	const untold = stateOf({ ...arrested, by: 'someone-else' });

	assert.deepEqual([told?.state, told?.metOn], ['kept', '2026-11-04']);
	assert.deepEqual([untold?.state, untold?.dueOn], ['not-known', '2026-11-09']);
});

test('each thing she can tell is taken by every fold without a fault', () => {
	const every = ownFacts.map(({ id, stage }) =>
		eventsFrom({
			stage,
			what: id,
			court: 'crown',
			planned: '2027-03-02',
			day: '2026-11-02',
			told: '2026-11-04',
			by: 'police'
		})
	);

	for (const events of every) {
		assert.ok(events.length > 0);
		tracker(events);
	}
	assert.equal(ownFact('nothing-of-the-sort'), undefined);
});
