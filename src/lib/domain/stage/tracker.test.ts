import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import { courtsStory, denied, heard, trialOn, verdict, ways } from '#tests/stage/stories.ts';
import { eventKinds, kindRow } from '#lib/domain/event-kinds.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import type { DefendantKey, Event, EventKind } from '#lib/domain/event.ts';
import { stages } from './stage.ts';
import { toldOfStage, tracker } from './tracker.ts';

for (const stage of stages)
	test(`the events that lead to "${stage}" lead there`, () => {
		const found = tracker(ways[stage]);

		assert.equal(found.stage, stage);
		assert.equal(found.since, ways[stage].at(-1)?.on);
	});

// "Someone has been charged. The courts told us": they had only taken back a date, and the police had told of the charge.
test('who told where a case is told of that, and not only of something later', () => {
	const later = ['contact-given', 'victim-told', 'withdrawn', 'complaint-received'] as const;
	for (const stage of stages)
		for (const kind of later) {
			const way = ways[stage];
			const [last, on] = [way.at(-1), '2149-01-05'];

			const found = toldOfStage([...way, anEvent({ kind, on, toldBy: 'witness-care' })]);

			assert.equal(found?.on, last?.on, `${stage} ${kind}`);
		}
});

test('there is a way to each stage, and there are no others', () => {
	assert.deepEqual([...stages].sort(), Object.keys(ways).sort());
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
	for (const kind of eventKinds) {
		const event: Event = anEvent({ kind, on: '2026-03-01' });
		const isOff = kindRow(kind).beside === 'trial-off';
		const tellsOfOne = isOff || (isListing(event) && event.data.purpose === 'trial');
		const { stage } = tracker([event]);
		assert.ok(tellsOfOne || !['waiting-for-trial', 'trial-off'].includes(stage), kind);
	}
});

// "Done: The trial 9 June" of a jury that could not agree, and "Done: The sentence 1 July" before one of two was tried.
test('a trial was done on the day of the last verdict, and the sentence when the last of several people had theirs', () => {
	const of = (defendant: string) => ({ defendant: defendant as DefendantKey });
	const events = [
		anEvent({ kind: 'charged', on: '2026-01-05', ...of('a') }),
		anEvent({ kind: 'charged', on: '2026-01-05', ...of('b') }),
		anEvent({ kind: 'plea-entered', on: '2026-02-02', data: { plea: 'guilty' }, ...of('a') }),
		anEvent({ kind: 'jury-not-agreed', on: '2026-06-09', ...of('b') }),
		anEvent({
			kind: 'sentenced',
			on: '2026-07-01',
			data: { sentence: 'community-order' },
			...of('a')
		}),
		anEvent({ kind: 'verdict-given', on: '2026-11-02', data: { verdict: 'guilty' }, ...of('b') }),
		anEvent({ kind: 'sentenced', on: '2026-11-30', data: { sentence: 'prison' }, ...of('b') })
	];

	const dated = tracker(events).steps.flatMap(({ step, on }) => (on ? [`${step} ${on}`] : []));

	assert.deepEqual(dated.slice(-2), ['trial 2026-11-02', 'sentence 2026-11-30']);
});

// "Done: The trial 10 February", the day of the plea hearing: the court had sent the day of the conviction alone.
test('what was decided at a plea hearing is no trial that was done', () => {
	const at = (purpose: 'plea' | 'trial') => [
		...ways.charged,
		anEvent({ kind: 'hearing-held', on: '2026-05-10', data: { hearing: 'one', purpose } }),
		anEvent({ kind: 'verdict-given', on: '2026-05-10', data: { verdict: 'guilty' } }),
		anEvent({ kind: 'sentenced', on: '2026-06-20', data: { sentence: 'prison' } })
	];
	const hasTrial = (events: Event[]) => tracker(events).steps.some(({ step }) => step === 'trial');

	assert.equal(hasTrial(at('plea')), false);
	assert.equal(hasTrial(at('trial')), true);
});
