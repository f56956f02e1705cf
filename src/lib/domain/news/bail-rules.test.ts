import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { rulesNow } from './bail-rules.ts';
import { guardsOn } from './orders.ts';
import { inShort } from './rules-in-short.ts';
import type { BailState, Event, Protection } from '#lib/domain/event.ts';

const today = '2027-06-01';

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

const lostIn = (events: readonly Event[]) =>
	rulesNow(events).flatMap(({ lost }) =>
		lost.map(({ protection, holds, since }) => `${protection} ${holds} ${since}`)
	);
const short = (events: readonly Event[]) => {
	const found = inShort(guardsOn(events, today));
	return found && `${found.state} ${found.on}`;
};
const acquitted = (on: string, defendant?: string) =>
	anEvent({
		kind: 'verdict-given',
		on,
		data: { verdict: 'not-guilty' },
		...(defendant ? { defendant } : {})
	});
const noContact = court('2026-03-01', 'conditional-bail', ['no-contact']);
const without = court('2026-04-01', 'conditional-bail', ['keep-away-from-place']);
const unconditional = court('2026-05-01', 'unconditional-bail');

// The panel listed "They must not contact someone" beneath "There are no rules".
test('bail with no contact, then without it, then without rules: what holds no more is said, and since when', () => {
	assert.deepEqual(lostIn([noContact, without]), ['no-contact not-told 2026-04-01']);
	assert.equal(short([noContact, without]), 'fewer 2026-04-01');
	assert.deepEqual(lostIn([noContact, without, unconditional]), [
		'no-contact no 2026-05-01',
		'keep-away-from-place no 2026-05-01'
	]);
	assert.equal(short([noContact, without, unconditional]), 'gone 2026-05-01');
});

// Bail before a charge ends with the charge, and the bail after it has rules of its own.
test('once somebody is charged the rules of the police are not said to hold until somebody says so', () => {
	const police = bail('2026-03-01', ['no-contact']);
	const charged = anEvent({ kind: 'charged', on: '2026-03-20' });
	const after = bail('2026-03-20', ['no-contact']);

	assert.equal(short([police, charged]), 'unclear 2026-03-20');
	assert.deepEqual(lostIn([police, charged]), ['no-contact not-told 2026-03-20']);
	assert.equal(short([police, charged, after]), 'hold 2026-03-20');
	assert.equal(short([noContact, charged]), 'hold 2026-03-01');
	// The day nobody knew more is no day on which rules ended.
	assert.equal(short([police, charged, acquitted('2026-05-01')]), 'over-rules 2026-05-01');
});

test('a rule that is told again holds again', () => {
	const again = court('2026-06-01', 'conditional-bail', ['no-contact']);

	assert.deepEqual(lostIn([noContact, unconditional, again]), []);
});

// Police bail can be without any conditions.
test('bail of the police, or changed bail, with nothing in it is not said to have rules', () => {
	const changed = anEvent({ kind: 'police-bail-changed', on: '2026-03-10', data: {} });

	assert.equal(short([bail('2026-03-01', [])]), 'not-told 2026-03-01');
	assert.equal(short([bail('2026-03-01', ['no-contact']), changed]), 'not-told 2026-03-10');
	assert.deepEqual(lostIn([bail('2026-03-01', ['no-contact']), changed]), [
		'no-contact not-told 2026-03-10'
	]);
});

test('after an acquittal nobody said that they are free: they may be; once a prison says so, they are', () => {
	const held = court('2026-03-05', 'custody');
	const released = anEvent({ kind: 'released-from-prison', on: '2026-05-02' });

	assert.equal(short([held, acquitted('2026-05-01')]), 'over 2026-05-01');
	assert.equal(short([noContact, acquitted('2026-05-01')]), 'over-rules 2026-05-01');
	assert.equal(short([noContact, held, acquitted('2026-05-01')]), 'over-rules 2026-03-05');
	assert.equal(short([noContact, acquitted('2026-05-01'), released]), 'out-rules 2026-05-01');
});

test('with no word of bail an acquittal still says that they may be free', () => {
	assert.equal(short([acquitted('2026-05-01')]), 'over 2026-05-01');
});

test('the status of bail a court sends with the verdict of the day is one from before it', () => {
	const left = court('2026-05-01', 'conditional-bail', ['no-contact']);

	assert.equal(short([noContact, acquitted('2026-05-01'), left]), 'over-rules 2026-05-01');
});

test('not guilty of one charge ends no rules of somebody who is guilty of another', () => {
	const guilty = anEvent({ kind: 'verdict-given', on: '2026-05-01' });

	assert.equal(short([noContact, guilty, acquitted('2026-05-01')]), 'hold 2026-03-01');
	assert.equal(short([guilty, acquitted('2026-05-01')]), undefined);
});

test('guilty of one charge after not guilty of another: what holds is not known', () => {
	const guilty = anEvent({ kind: 'verdict-given', on: '2026-05-03' });

	assert.equal(short([noContact, acquitted('2026-05-01'), guilty]), 'unclear 2026-05-03');
});

test('who got away from where they were held is not said to be held', () => {
	const escaped = anEvent({ kind: 'escaped', on: '2026-06-01' });

	assert.equal(short([court('2026-03-05', 'custody'), escaped]), 'away 2026-06-01');
});

test('rules that were told by mistake and put right are said to hold no more', () => {
	const wrong = anEvent({
		kind: 'suspect-on-bail',
		on: '2026-03-01',
		data: { protections: ['no-contact'] },
		id: 'wrong'
	});
	const right = anEvent({ kind: 'suspect-interviewed', on: '2026-03-01', corrects: 'wrong' });

	assert.equal(short([wrong, right]), 'put-right 2026-03-01');
	assert.deepEqual(lostIn([wrong, right]), ['no-contact never 2026-03-01']);
});

test('what is told of one of two, and not of which, is said to hold for neither', () => {
	const both = ['one', 'two'].map((key) =>
		court('2026-03-01', 'conditional-bail', ['no-contact'], key)
	);
	const some = court('2026-04-01', 'unconditional-bail');

	assert.deepEqual(
		rulesNow([...both, some]).map(({ state, protections }) => [state, protections.length]),
		[
			['unclear', 0],
			['unclear', 0]
		]
	);
});

test('rules of the police that the court does not repeat are said not to be known to hold', () => {
	const events = [
		bail('2026-03-01', ['no-contact'], 'police-1'),
		court('2026-04-01', 'conditional-bail', ['keep-away-from-place'], 'court-1')
	];

	assert.deepEqual(lostIn(events), ['no-contact not-told 2026-04-01']);
});

test('a prison knows the person by its own id, and it is the same person', () => {
	const events = [
		court('2026-03-01', 'conditional-bail', ['no-contact'], 'court-1'),
		anEvent({ kind: 'sentenced', on: '2026-05-01', defendant: 'court-1' }),
		anEvent({ kind: 'released-from-prison', on: '2027-05-01', defendant: 'prison-7' })
	];

	assert.deepEqual(
		rulesNow(events).map(({ state }) => state),
		['licence']
	);
});

test('of somebody who has died it is never said that they may be free', () => {
	const died = anEvent({ kind: 'defendant-died', on: '2026-05-01' });
	const over = anEvent({ kind: 'concluded', on: '2026-05-08' });

	assert.equal(short([noContact, died, over]), 'died 2026-05-01');
});

test('where it is not the same for each person, the one answer says that', () => {
	const events = [
		court('2026-04-01', 'conditional-bail', ['no-contact'], 'one'),
		court('2026-04-02', 'custody', [], 'two')
	];

	assert.equal(short(events), 'apart 2026-04-02');
});

test('one charge that is dropped beside others, or of which the person is not guilty, ends no rules', () => {
	const strict = court('2026-03-01', 'conditional-bail', ['no-contact']);
	const on = '2026-04-01';
	const some = [
		anEvent({ kind: 'one-charge', on, data: { became: 'left-on-file', others: 'open' } }),
		anEvent({ kind: 'verdict-given', on, data: { verdict: 'not-guilty-of-some' } })
	];

	for (const event of some)
		assert.deepEqual(brief([strict, event]), [['rules', 'no-contact', '2026-03-01']]);
});

// "There is someone they must not contact" stood beside bail without rules, as if both held.
test('bail without rules that names a rule says neither: which rules apply nobody knows, and that a person is out', () => {
	const strict = court('2026-03-01', 'conditional-bail', ['no-contact']);
	for (const state of ['unconditional-bail', 'not-applicable'] as const) {
		const torn = court('2026-04-01', state, ['no-contact']);

		assert.deepEqual(brief([strict, torn]), [['unclear', '', '2026-04-01']], state);
		assert.deepEqual(lostIn([strict, torn]), ['no-contact not-told 2026-04-01'], state);
		assert.equal(short([torn]), 'unclear 2026-04-01', state);
	}
	const [free] = rulesNow([court('2026-04-01', 'unconditional-bail', ['no-contact'])]);
	assert.equal(free?.out, 'told');
});
