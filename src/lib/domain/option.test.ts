import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionsAt, options } from './option.ts';
import { stages } from './tracker.ts';

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

test('a decision can be looked at again where it was a decision to stop, and a sentence where there is one', () => {
	assert.deepEqual(
		stages.filter((stage) => at(stage).includes('review')),
		['not-charged', 'stopped']
	);
	assert.deepEqual(
		stages.filter((stage) => at(stage).includes('low-sentence')),
		['sentenced']
	);
});

test('her statement is offered until the sentence, and never after an end', () => {
	const without = stages.filter((stage) => !at(stage).includes('statement'));

	assert.deepEqual(without, [
		'trial-on',
		'sentenced',
		'not-guilty',
		'not-charged',
		'not-investigated',
		'stopped',
		'over'
	]);
});

test('an acquittal offers support before anything else, and no help in court', () => {
	assert.equal(at('not-guilty')[0], 'support');
	assert.ok(!at('not-guilty').includes('court-help'));
});
