import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { inYouthCourt as toYouthCourt, told, ways } from '#tests/stage/stories.ts';
import type { Event } from '#lib/domain/event.ts';
import { rowOf, stages, type Stage } from '#lib/domain/stage/stage.ts';
import { tracks } from '#lib/domain/stage/rows.ts';
import { fates, sumOf, type Sum } from '#lib/domain/stage/sum.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';
import { languages } from '#lib/i18n/languages.ts';
import { inYouthCourt, sayStage, saySteps, stageParts } from './stage-words.ts';
import { words } from '#lib/i18n/words.ts';

const t = words('en');

for (const { code, english } of languages) {
	test(`every stage has its five sentences in ${english}, on both tracks`, () => {
		for (const stage of stages)
			for (const track of tracks) {
				const said = sayStage({ stage, track }, undefined, code);
				for (const part of stageParts) assert.ok(said[part].length > 5, `${stage} ${part}`);
			}
	});

	test(`every fate is said in ${english}, of one person and of several`, () => {
		for (const fate of fates)
			for (const count of [1, 2, 3, 5, 11, 100]) {
				const said = sayStage(
					{ stage: 'in-court', track: 'adult' },
					sumOfOne(fate, count),
					code
				).sum.join(' ');
				assert.ok(said.length > 20, fate);
				assert.doesNotMatch(said, /undefined|NaN|\{\{|\}\}|sum\./, fate);
			}
	});

	test(`every step of every stage is said in ${english}`, () => {
		for (const stage of stages)
			for (const { title } of saySteps(tracker(ways[stage]), code))
				assert.doesNotMatch(title, /undefined|\{\{|home\./, stage);
	});
}

test('three people with three fates are said one after another', () => {
	const sum: Sum = {
		people: 3,
		fates: [
			{ fate: 'waiting', count: 1 },
			{ fate: 'guilty', count: 1 },
			{ fate: 'stopped', count: 1 }
		],
		partly: false,
		endedApart: false
	};

	const said = sayStage({ stage: 'waiting-for-trial', track: 'adult' }, sum, 'en');

	assert.equal(said.line, t('stage.waiting-for-trial.line'));
	assert.deepEqual(said.sum, [
		'3 people were charged.',
		'One person is waiting for trial.',
		'One person is guilty and has not been sentenced yet.',
		'The prosecutors stopped the case against one person.',
		t('stands.said.believed.self')
	]);
});

test('that the prosecutors stopped it is not the whole answer when it is one of several', () => {
	const charged = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-01-02', defendant })
	);
	const stopped = (on: string, defendant?: string) =>
		anEvent({ kind: 'discontinued', on, ...(defendant ? { defendant } : {}) });
	const acquitted = anEvent({
		kind: 'verdict-given',
		on: '2026-05-01',
		defendant: 'one',
		data: { verdict: 'not-guilty' }
	});

	const apart = saidOf([...charged, acquitted, stopped('2026-06-01', 'two')]);
	const alike = saidOf([...charged, stopped('2026-06-01')]);

	assert.equal(apart.line, t('sum.apart'));
	assert.deepEqual(apart.sum.slice(1, 3), [
		t('sum.fate.not-guilty', { count: 1 }),
		t('sum.fate.stopped', { count: 1 })
	]);
	assert.equal(alike.line, t('stage.stopped.line'));
});

test('with one person charged there is no sum, and with more than one charge it is said that they ended apart', () => {
	const guilty = anEvent({ kind: 'verdict-given', on: '2026-06-12' });
	const onFile = anEvent({ kind: 'left-on-file', on: '2026-06-12' });

	assert.deepEqual(saidOf([...told('charged'), guilty]).sum, []);
	assert.deepEqual(saidOf([...told('charged'), guilty, onFile]).sum, [t('sum.partly')]);
});

test('an end that is hard to hear says that she may well have been believed', () => {
	const believed = /You may well have been believed/;
	const hard = stages.filter((stage) => rowOf(stage).badNews);
	// A changed sentence leaves the decision as it was, and of a death nobody asks who was believed.
	const apart: readonly Stage[] = ['sentence-changed', 'defendant-died'];
	const wanted = hard.filter((stage) => !apart.includes(stage));

	for (const stage of wanted) assert.match(t(`stage.${stage}.means`), believed, stage);
	assert.ok(hard.length > 10);
});

test('no stage promises a trial, blames her, or says that she took something back', () => {
	const promising =
		/there will be a trial|the trial will|you will have to|withdr(e|a)w|alleged|failed/i;
	for (const stage of stages)
		for (const track of tracks)
			for (const text of Object.values(sayStage({ stage, track }, undefined, 'en')).flat())
				assert.doesNotMatch(text, promising, stage);
});

test('a youth court is said to be closed to the public, and its sentence has no time to ask for a check', () => {
	for (const stage of Object.keys(inYouthCourt) as Stage[]) {
		const said = saidOf(toYouthCourt(ways[stage]));
		assert.match(said.means, /youth court/, stage);
		if (stage === 'sentenced') assert.doesNotMatch(said.can, /28 days|check/);
		else assert.match(said.means, /not open to the public|under 18/, stage);
	}
	assert.match(saidOf(ways.sentenced).can, /28 days/);
});

test('it is said that she reported it only where somebody told us so', () => {
	const steps = (events: readonly Event[]) => saySteps(tracker(events), 'en')[0];

	assert.deepEqual(steps(told('reported', 'charged')), {
		state: 'done',
		title: t('home.stepDone.report'),
		note: '1 January 2026'
	});
	assert.deepEqual(steps(told('charged')), {
		state: 'done',
		title: t('home.stepDone.report-not-told')
	});
});

test('a wait for a trial does not say that the person denied it, for only a date may have been told', () => {
	assert.match(t('stage.waiting-for-trial.means'), /^A trial is planned, or /);
});

test('no reason a trial was moved tells of the health or the custody of a defendant', () => {
	const groups = new Set(trialReasons.map(({ group }) => group));

	for (const group of groups)
		assert.doesNotMatch(
			t(`reason.${group}`),
			/\bill\b|illness|sick|health|dead|died|drunk|drug|prison|custody|brought|detain/i,
			group
		);
});

function saidOf(events: readonly Event[]) {
	return sayStage(tracker(events), sumOf(events), 'en');
}

function sumOfOne(fate: Sum['fates'][number]['fate'], count: number): Sum {
	return { people: count + 1, fates: [{ fate, count }], partly: true, endedApart: false };
}

// “There may be no date yet” stood below “The trial is planned for Monday 8 March 2027”.
test('that there may be no date is not said of a new trial, for which there may be one', () => {
	const trial = { hearing: 'again', purpose: 'trial', when: onDay('2027-03-08') } as const;
	const listed = anEvent({ kind: 'hearing-listed', on: '2026-07-01', data: trial });
	const known = [...ways.retrial, listed];
	const said = sayStage(tracker(known), sumOf(known), 'en');

	assert.equal(tracker(known).stage, 'retrial');
	assert.doesNotMatch(stageParts.map((part) => said[part]).join(' '), /no date/);
});
