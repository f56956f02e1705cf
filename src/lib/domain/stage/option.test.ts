import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionsAt, options } from './option.ts';
import { rowOf, stages } from './stage.ts';

const at = (stage: (typeof stages)[number]) => optionsAt(stage).map(({ option }) => option);

test('there is something she can do at every stage, each once and about one of the twelve rights', () => {
	for (const stage of stages) {
		const found = optionsAt(stage);

		assert.ok(found.length >= 2 && found.length <= 4, stage);
		assert.equal(new Set(found.map(({ option }) => option)).size, found.length, stage);
		for (const { option, right } of found) {
			assert.equal(right, options[option]);
			assert.ok(right >= 1 && right <= 12);
		}
	}
});

test('each option leads to the right it rests on', () => {
	assert.deepEqual(options, {
		updates: 6,
		support: 4,
		compensation: 5,
		statement: 7,
		'court-help': 8,
		review: 6,
		'low-sentence': 9,
		contact: 11,
		complain: 12
	});
});

test('every option has a stage at which it is shown', () => {
	const shown = new Set(stages.flatMap(at));

	assert.deepEqual([...shown].sort(), Object.keys(options).sort());
});

test('a decision of police or prosecutors to stop can be looked at again, and a decision of the court cannot', () => {
	// What each scheme takes: the pages of police forces and of the CPS on the Victims' Right to Review.
	const reviewed: readonly string[] = ['not-charged', 'stopped', 'no-evidence', 'left-on-file'];

	for (const stage of stages)
		assert.equal(at(stage).includes('review'), reviewed.includes(stage), stage);
});

test('a sentence can be checked where it was given, but not the sentence of a youth court', () => {
	assert.deepEqual(
		stages.filter((stage) => at(stage).includes('low-sentence')),
		['sentenced']
	);
	assert.ok(!optionsAt('sentenced', 'youth').some(({ option }) => option === 'low-sentence'));
	assert.equal(optionsAt('sentenced', 'youth').length, optionsAt('sentenced').length - 1);
});

test('a youth court changes no other option', () => {
	for (const stage of stages)
		if (stage !== 'sentenced')
			assert.deepEqual(optionsAt(stage, 'youth'), optionsAt(stage, 'adult'), stage);
});

test('her statement is offered until the sentence, and never after an end', () => {
	const beforeSentence = stages.filter((stage) => {
		const { phase, ends } = rowOf(stage);
		return phase !== 'after-sentence' && !ends && stage !== 'trial-on';
	});

	for (const stage of stages)
		assert.equal(at(stage).includes('statement'), beforeSentence.includes(stage), stage);
});

test('an acquittal offers support before anything else, and no help in court', () => {
	assert.equal(at('not-guilty')[0], 'support');
	assert.ok(!at('not-guilty').includes('court-help'));
});
