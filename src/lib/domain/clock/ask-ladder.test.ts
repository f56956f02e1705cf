import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, nextRungs, rungs } from './ask-ladder.ts';
import { tellers } from '#lib/domain/vocabulary.ts';

/** The steps of each agency, in order, as facts §3.5 of the Code has them. */
const ladders = {
	police: ['ask', 'supervisor', 'complaint', 'review', 'ombudsman'],
	cps: ['ask', 'supervisor', 'complaint', 'review', 'ombudsman'],
	courts: ['ask', 'supervisor', 'complaint', 'ombudsman'],
	'witness-care': ['ask', 'supervisor', 'complaint', 'ombudsman'],
	probation: ['ask', 'supervisor', 'complaint', 'ombudsman'],
	support: ['ask', 'supervisor', 'complaint', 'ombudsman']
} as const;

for (const [to, steps] of Object.entries(ladders))
	test(`the steps with ${to} lead from a question to the Ombudsman, each once`, () => {
		const walked: string[] = ['ask'];
		for (let at = rungs[0] as (typeof rungs)[number] | undefined; at;) {
			const asked = { rung: at, to: to as keyof typeof ladders, repliedOn: '2026-11-20' };
			at = nextRungs(asked, 6)[0];
			if (at) walked.push(at);
		}

		assert.deepEqual(walked, steps);
		assert.ok(tellers.some((teller) => teller === to));
	});

test('she may complain without asking a supervisor first, and a complaint without an answer goes to the Ombudsman', () => {
	assert.deepEqual(nextRungs({ rung: 'ask', to: 'police' }, 6), ['supervisor', 'complaint']);
	assert.deepEqual(nextRungs({ rung: 'complaint', to: 'police' }, 6), ['ombudsman']);
});

test('after an unanswered complaint there is no second complaint: the next is the Ombudsman', () => {
	assert.deepEqual(nextRungs({ rung: 'ask', to: 'cps' }, 12), ['ombudsman']);
});

test('the days for an answer to a complaint are recalled: the page that gives one is about an older Code', () => {
	const ofComplaints = limits.filter(({ rung }) => rung === 'complaint');

	assert.deepEqual(
		ofComplaints.map(({ count, source }) => [count, source.confidence]),
		[
			[10, 'recalled'],
			[20, 'recalled']
		]
	);
});

test('every number of the ladder has a source and a day it was read, and only our own check days have no address', () => {
	for (const { source, count } of limits) {
		assert.ok(count > 0 && source.title && /^\d{4}-\d\d-\d\d$/.test(source.checkedOn));
		assert.equal(source.url === undefined, source.confidence === 'ours');
	}
	assert.deepEqual(
		limits
			.filter(({ source }) => source.confidence === 'ours')
			.map(({ rung, what }) => [rung, what]),
		[
			['ask', 'answer'],
			['supervisor', 'answer']
		]
	);
});
