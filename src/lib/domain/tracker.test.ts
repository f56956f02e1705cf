import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/builders.ts';
import { chance, heardInOtherOrder } from '#tests/chance.ts';
import { eventKinds, type Day, type Event, type EventKind, type HearingTime } from './event.ts';
import { stages, tracker, type Stage } from './tracker.ts';

/** What leads to each stage, oldest first, as agencies usually tell it. */
const ways: Record<Stage, readonly Event[]> = {
	'not-told': [],
	reported: told('reported'),
	investigating: told('reported', 'investigation-started'),
	'suspect-spoken-to': told('reported', 'investigation-started', 'suspect-arrested'),
	'released-rules': told('reported', 'suspect-arrested', 'suspect-on-bail'),
	'released-no-rules': told('reported', 'suspect-interviewed', 'suspect-under-investigation'),
	'with-prosecutor': told('reported', 'suspect-on-bail', 'sent-to-prosecutor'),
	charged: told('reported', 'suspect-on-bail', 'sent-to-prosecutor', 'charged'),
	'first-hearing-planned': [...told('charged'), first('2026-01-20')],
	'in-court': [...told('charged'), first('2026-01-20'), held('2026-01-20')],
	'waiting-for-trial': [...told('charged'), trialOn('2026-03-01', onDay('2026-06-10'))],
	'trial-off': [
		...denied(),
		trialOn('2026-03-01', onDay('2026-06-10')),
		anEvent({ kind: 'trial-vacated', on: '2026-05-01' })
	],
	'trial-on': [...heard('2026-06-10')],
	'waiting-for-sentence': [...heard('2026-06-10'), verdict('2026-06-12', 'guilty')],
	sentenced: [
		...heard('2026-06-10'),
		verdict('2026-06-12', 'guilty'),
		anEvent({ kind: 'sentenced', on: '2026-07-10' })
	],
	'not-guilty': [...heard('2026-06-10'), verdict('2026-06-12', 'not-guilty')],
	'not-charged': told('reported', 'suspect-interviewed', 'closed-without-charge'),
	'not-investigated': told('reported', 'not-investigated'),
	stopped: [...told('charged'), first('2026-01-20'), ...told('discontinued')],
	over: [...told('charged'), first('2026-01-20'), ...told('concluded')]
};

for (const stage of stages)
	test(`the events that lead to "${stage}" lead there`, () => {
		const found = tracker(ways[stage]);

		assert.equal(found.stage, stage);
		assert.equal(found.since, ways[stage].at(-1)?.on);
	});

test('the order in which we hear of things changes nothing', () => {
	const events = courtsStory();
	const expected = tracker(events);
	const random = chance(200);

	for (let nth = 0; nth < 200; nth += 1) {
		const found = tracker(heardInOtherOrder(events, random));

		assert.deepEqual(found, expected);
	}
});

test('every way to a stage leads there in whatever order it is told', () => {
	const random = chance(7);

	for (const stage of stages)
		for (let nth = 0; nth < 20; nth += 1)
			assert.equal(tracker(heardInOtherOrder(ways[stage], random)).stage, stage);
});

test('a whole case as the courts tell it passes through each stage in turn', () => {
	const events = courtsStory();

	const passed = events.map((_, index) => tracker(events.slice(0, index + 1)).stage);

	assert.deepEqual(passed, [
		'charged',
		'first-hearing-planned',
		'in-court',
		'in-court',
		'waiting-for-trial',
		'waiting-for-trial',
		'waiting-for-trial',
		'trial-off',
		'waiting-for-trial',
		'trial-on',
		'waiting-for-sentence',
		'waiting-for-sentence',
		'sentenced',
		'sentenced'
	]);
});

test('the stage began on the day of the fact that led to it, not on the day of the newest fact', () => {
	const events = [
		...denied(),
		anEvent({ kind: 'court-bail-decided', on: '2026-04-01' }),
		trialOn('2026-04-10', onDay('2026-09-21'))
	];

	assert.equal(tracker(events).since, '2026-02-10');
});

test('what she tells us herself of a date is no stage', () => {
	const events = [
		anEvent({ kind: 'date-given', on: '2026-02-01', data: { on: '2027-03-02' } }),
		anEvent({ kind: 'date-moved', on: '2026-02-02', data: { to: '2027-04-02' } })
	];

	const found = tracker(events);

	assert.equal(found.stage, 'not-told');
	assert.equal(found.since, undefined);
	assert.equal(found.ended, false);
});

test('that she reported it, told by her on a later day, does not take the case back to the start', () => {
	const late = anEvent({ kind: 'reported', on: '2026-12-01', toldBy: 'victim' });

	for (const stage of stages)
		if (stage !== 'not-told') assert.equal(tracker([...ways[stage], late]).stage, stage);
});

test('a message that only repeats a step of the police does not take a case in court back to them', () => {
	const kinds: readonly EventKind[] = [
		'investigation-started',
		'suspect-arrested',
		'suspect-interviewed',
		'suspect-on-bail',
		'suspect-under-investigation',
		'police-bail-changed',
		'sent-to-prosecutor',
		'not-investigated',
		'closed-without-charge',
		'charged'
	];

	for (const kind of kinds)
		for (const stage of [
			'in-court',
			'waiting-for-trial',
			'trial-on',
			'waiting-for-sentence'
		] as const)
			assert.equal(tracker([...ways[stage], anEvent({ kind, on: '2026-08-01' })]).stage, stage);
});

test('a correction replaces what it puts right', () => {
	const wrong = verdict('2026-06-12', 'not-guilty');
	const right = { ...verdict('2026-06-12', 'guilty'), corrects: wrong.id };

	const found = tracker([...heard('2026-06-10'), wrong, right]);

	assert.equal(found.stage, 'waiting-for-sentence');
});

test('no kind of event alone makes us say that there will be a trial, unless a trial is what it tells of', () => {
	const named = (kind: EventKind) => tracker([anEvent({ kind, on: '2026-03-01' })]).stage;

	const trials = eventKinds.filter((kind) =>
		['waiting-for-trial', 'trial-off'].includes(named(kind))
	);

	assert.deepEqual(trials, ['hearing-listed', 'trial-vacated', 'trial-ineffective']);
});

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
		first('2026-01-20'),
		held('2026-01-20'),
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

/** Hearing after hearing of one person, each fact told on the day it happened. */
function courtsStory(): Event[] {
	return [
		anEvent({ kind: 'charged', on: '2026-01-02' }),
		first('2026-01-20'),
		held('2026-01-20'),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-21',
			data: { hearing: 'plea-1', purpose: 'plea', when: onDay('2026-02-10') }
		}),
		anEvent({ kind: 'plea-entered', on: '2026-02-10', data: { plea: 'not-guilty' } }),
		anEvent({
			kind: 'hearing-held',
			on: '2026-02-11',
			data: { hearing: 'plea-1', purpose: 'plea' }
		}),
		trialOn('2026-02-12', onDay('2026-06-10')),
		anEvent({ kind: 'trial-vacated', on: '2026-05-01' }),
		trialOn('2026-05-04', onDay('2026-09-21')),
		anEvent({ kind: 'trial-went-ahead', on: '2026-09-21' }),
		verdict('2026-09-24', 'guilty'),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-09-25',
			data: { hearing: 'sentence-1', purpose: 'sentence', when: onDay('2026-10-30') }
		}),
		anEvent({ kind: 'sentenced', on: '2026-10-30' }),
		anEvent({ kind: 'concluded', on: '2026-11-02' })
	];
}

function told(...kinds: EventKind[]): Event[] {
	return kinds.map((kind, nth) => anEvent({ kind, on: `2026-01-0${nth + 1}` }) as Event);
}

function first(day: Day): Event {
	const data = { hearing: 'first-1', purpose: 'first-hearing', courtKind: 'magistrates' } as const;
	return anEvent({ kind: 'hearing-listed', on: '2026-01-05', data: { ...data, when: onDay(day) } });
}

function held(on: Day): Event {
	return anEvent({
		kind: 'hearing-held',
		on,
		data: { hearing: 'first-1', purpose: 'first-hearing' }
	});
}

function denied(): Event[] {
	return [
		...told('charged'),
		anEvent({ kind: 'plea-entered', on: '2026-02-10', data: { plea: 'not-guilty' } })
	];
}

function trialOn(on: Day, when: HearingTime, hearing = 'trial-1'): Event {
	return anEvent({ kind: 'hearing-listed', on, data: { hearing, when } });
}

function heard(on: Day): Event[] {
	return [...denied(), trialOn('2026-03-01', onDay(on)), anEvent({ kind: 'trial-went-ahead', on })];
}

function verdict(on: Day, said: 'guilty' | 'not-guilty' | 'other'): Event {
	return anEvent({ kind: 'verdict-given', on, data: { verdict: said } });
}
