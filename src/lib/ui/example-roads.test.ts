import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowOf, stages } from '#lib/domain/stage/stage.ts';
import { weightOf } from '#lib/domain/news/weight.ts';
import { roadTo } from './example-roads.ts';

// A decision that left a way open, and a sentence that is no longer the same, are said at once but softly.
const softly = ['out-of-court', 'retrial', 'sentence-changed'];

test('a stage speaks as to somebody who hears bad news wherever its news waits until she reads it', () => {
	const waiting = stages.filter((stage) => roadTo(stage).slice(-1).map(weightOf).includes('hard'));
	const bad = stages.filter((stage) => rowOf(stage).badNews);

	assert.deepEqual(bad.filter((stage) => !softly.includes(stage)).sort(), waiting.sort());
	assert.deepEqual(
		softly.filter((stage) => !bad.some((one) => one === stage)),
		[]
	);
});
