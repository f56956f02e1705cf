import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/builders.ts';
import { rulesNow } from './bail-rules.ts';
import type { BailState, Event, Protection } from '#lib/domain/event.ts';

const bail = (on: string, protections: Protection[], defendant?: string) =>
	anEvent({
		kind: 'suspect-on-bail',
		on,
		data: { protections },
		...(defendant ? { defendant } : {})
	});
const court = (on: string, said: BailState, protections: Protection[] = [], defendant?: string) =>
	anEvent({
		kind: 'court-bail-decided',
		on,
		data: { bail: said, protections },
		...(defendant ? { defendant } : {})
	});
const brief = (events: readonly Event[]) =>
	rulesNow(events).map(({ state, protections, told }) => [state, protections.join(), told.on]);

test('the rules are those that were told last, since the day they hold', () => {
	const changed = anEvent({
		kind: 'police-bail-changed',
		on: '2026-03-10',
		data: { protections: ['keep-away-from-place'] }
	});

	assert.deepEqual(brief([bail('2026-03-01', ['no-contact']), changed]), [
		['rules', 'keep-away-from-place', '2026-03-10']
	]);
});

test('once a court has decided, the rules of the police hold no more, though it knows the person by another id', () => {
	const events = [
		bail('2026-03-01', ['no-contact'], 'police-1'),
		court('2026-04-01', 'custody', [], 'court-1')
	];

	assert.deepEqual(brief(events), [['held', '', '2026-04-01']]);
});

test('each person has rules of their own', () => {
	const events = [
		court('2026-04-01', 'conditional-bail', ['no-contact'], 'one'),
		court('2026-04-01', 'unconditional-bail', [], 'two')
	];

	assert.deepEqual(brief(events), [
		['rules', 'no-contact', '2026-04-01'],
		['none', '', '2026-04-01']
	]);
});

for (const [kind, state] of [
	['suspect-released', 'none'],
	['suspect-under-investigation', 'none'],
	['discontinued', 'ended'],
	['sentenced', 'ended'],
	['concluded', 'ended'],
	['released-from-prison', 'licence'],
	['recalled-to-prison', 'held']
] as const)
	test(`after ${kind} nobody is told that the old rules still hold`, () => {
		const events = [bail('2026-03-01', ['no-contact']), anEvent({ kind, on: '2026-04-01' })];

		assert.deepEqual(
			rulesNow(events).map((one) => [one.state, one.protections.length]),
			[[state, 0]]
		);
	});

test('a trial to be held again leaves the rules as they are', () => {
	const events = [
		court('2026-03-01', 'conditional-bail', ['no-contact']),
		anEvent({ kind: 'jury-not-agreed', on: '2026-04-01' })
	];

	assert.deepEqual(brief(events), [['rules', 'no-contact', '2026-03-01']]);
});

test('with no word of bail there are no rules that we know of', () => {
	assert.deepEqual(rulesNow([anEvent({ kind: 'charged', on: '2026-03-01' })]), []);
});

test('an acquittal of one person ends the rules for that one alone', () => {
	const events = [
		court('2026-04-01', 'conditional-bail', ['no-contact'], 'one'),
		court('2026-04-01', 'conditional-bail', ['no-contact'], 'two'),
		anEvent({
			kind: 'verdict-given',
			on: '2026-05-01',
			data: { verdict: 'not-guilty' },
			defendant: 'one'
		})
	];

	assert.deepEqual(
		rulesNow(events).map(({ state }) => state),
		['ended', 'rules']
	);
});
