/** What a plan of safe contact allows: nothing she did not choose. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import {
	covers,
	hoursOf,
	mayContact,
	narrowed,
	nothingChosen,
	safeUntil,
	scriptsOf,
	type ChosenWay,
	type ContactPlan
} from './contact-plan.ts';
import type { Needs } from './needs.ts';
import { channels, templates } from './template.ts';
import { judge } from '#tests/reach/contact-oracle.ts';

const wednesday = '2026-11-25';
const at = (time: string, on = wednesday) => instantOf(on, time);
const slot = (from: string, to: string, on = wednesday) => ({
	on,
	from: at(from, on),
	to: at(to, on)
});
const chose = (over: Partial<ContactPlan>): ContactPlan => ({
	...nothingChosen,
	hasNumber: true,
	slots: [slot('11:00', '13:00'), slot('15:00', '17:00')],
	...over
});
const needs = (over: Partial<Needs>): Needs => ({
	talking: [],
	reading: [],
	other: [],
	days: [],
	times: [],
	...over
});
const ring = (plan: ContactPlan, now: number) =>
	mayContact(plan, { channel: 'call', says: 'first' }, now);
const proven = (...ways: readonly ChosenWay['way'][]): ChosenWay[] =>
	ways.map((way) => ({ way, provenAt: 0 }));
const textHer = (plan: ContactPlan, now: number) =>
	mayContact(plan, { channel: 'text', says: 'way-changed' }, now);

test('with nothing chosen nothing leaves but what she takes herself', () => {
	const open = channels.filter((channel) =>
		templates.some(
			(says) => mayContact(nothingChosen, { channel, says }, at('12:00')).may !== 'never'
		)
	);

	assert.deepEqual(open, ['print', 'calendar']);
});

test('she is rung in the times she chose, from their first minute until before their last', () => {
	const plan = chose({});

	assert.equal(ring(plan, at('11:00')).may, 'now');
	assert.equal(ring(plan, at('13:00') - 1).may, 'now');
	assert.deepEqual(ring(plan, at('13:00')), { may: 'later', at: at('15:00'), why: 'not-now' });
	assert.deepEqual(ring(plan, at('17:00')), { may: 'never', why: 'times-over' });
});

test('without a number, or without a time, she is never rung', () => {
	assert.deepEqual(ring(chose({ hasNumber: false }), at('12:00')), {
		may: 'never',
		why: 'no-number'
	});
	assert.deepEqual(ring(chose({ slots: [] }), at('12:00')), { may: 'never', why: 'no-times' });
});

test('a message is left only where she chose one, and only when she may be rung', () => {
	const leave = (plan: ContactPlan, now: number) =>
		mayContact(plan, { channel: 'message', says: 'machine' }, now).may;

	assert.equal(leave(chose({}), at('12:00')), 'never');
	assert.equal(leave(chose({ message: true }), at('12:00')), 'now');
	assert.equal(leave(chose({ message: true }), at('13:30')), 'later');
});

test('somebody else hears only what she chose for them', () => {
	const scripts = (someoneElse: ContactPlan['someoneElse'], hasName = true) =>
		scriptsOf(chose({ ...(someoneElse ? { someoneElse } : {}), hasName })).another;
	const tell = (says: 'her' | 'ask-for-her' | 'wrong-number', plan: ContactPlan) =>
		mayContact(plan, { channel: 'someone-else', says }, at('12:00')).may;

	assert.deepEqual(
		[scripts(undefined), scripts('hang-up'), scripts('wrong-number'), scripts('ask-for-me')],
		[undefined, undefined, 'wrong-number', 'ask-for-her']
	);
	assert.equal(scripts('ask-for-me', false), undefined);
	assert.equal(tell('wrong-number', chose({ someoneElse: 'wrong-number' })), 'now');
	assert.equal(tell('ask-for-her', chose({ someoneElse: 'wrong-number', hasName: true })), 'never');
	assert.equal(tell('her', chose({ someoneElse: 'ask-for-me', hasName: true })), 'never');
});

test('a day without a time, or a time without a day, is no choice', () => {
	assert.deepEqual(hoursOf({ days: ['1'], times: [] }), []);
	assert.deepEqual(hoursOf({ days: [], times: ['09:00'] }), []);
	assert.deepEqual(hoursOf({ days: ['3'], times: ['11:00'] }), [
		{ weekday: 3, from: 660, to: 780 }
	]);
});

test('she is written to in her hours, and a bank holiday is not the weekday she meant', () => {
	const plan = chose({ ways: proven('text'), hours: hoursOf({ days: ['5'], times: ['09:00'] }) });

	assert.equal(textHer(plan, at('10:00', '2026-12-18')).may, 'now');
	// Christmas and New Year's Day are both a Friday.
	assert.deepEqual(textHer(plan, at('11:00', '2026-12-18')), {
		may: 'later',
		at: at('09:00', '2027-01-08'),
		why: 'not-now'
	});
});

test('in the night when the clocks go back an hour of hers comes twice; when they go on it is skipped', () => {
	const sunday = (from: number, to: number) =>
		chose({ ways: proven('text'), hours: [{ weekday: 7, from, to }] });
	const [first, second] = [Date.parse('2026-10-25T00:00:00Z'), Date.parse('2026-10-25T01:00:00Z')];

	const twice = sunday(60, 90);
	assert.equal(textHer(twice, first).may, 'now');
	assert.deepEqual(textHer(twice, first + 30 * 60_000), {
		may: 'later',
		at: second,
		why: 'not-now'
	});
	assert.equal(textHer(twice, second).may, 'now');
	const skipped = textHer(sunday(60, 90), Date.parse('2027-03-28T00:30:00Z'));
	assert.deepEqual(skipped, {
		may: 'later',
		at: Date.parse('2027-04-04T00:00:00Z'),
		why: 'not-now'
	});
	const cut = textHer(sunday(90, 150), Date.parse('2027-03-28T00:30:00Z'));
	assert.deepEqual(cut, { may: 'later', at: Date.parse('2027-03-28T01:00:00Z'), why: 'not-now' });
});

test('nothing is written to a page that rests, and nothing is sent to an address', () => {
	const hours = hoursOf({ days: ['3'], times: ['11:00'] });
	const plan = chose({ ways: proven('text', 'push'), hours });

	assert.equal(textHer(plan, at('12:00')).may, 'now');
	assert.deepEqual(textHer({ ...plan, rests: true }, at('12:00')), {
		may: 'never',
		why: 'page-rests'
	});
	assert.deepEqual(mayContact(plan, { channel: 'post', says: 'way-changed' }, at('12:00')), {
		may: 'never',
		why: 'no-address'
	});
});

test('a way that was not proven is not used, but for the one message that tries it', () => {
	const [now, hours] = [at('12:00'), hoursOf({ days: ['3'], times: ['11:00'] })];
	const plan = chose({ ways: [{ way: 'mail', tryUntil: now + 1 }], hours });
	const mail = (says: 'request-changed' | 'check-moon', when = now) =>
		mayContact(plan, { channel: 'mail', says }, when);

	assert.deepEqual(mail('request-changed'), { may: 'never', why: 'not-proven' });
	assert.deepEqual(mail('check-moon'), { may: 'now', why: 'asked-for' });
	assert.deepEqual(mail('check-moon', now + 1), { may: 'never', why: 'times-over' });
});

test('that a way in changed is told only where she was told before it', () => {
	const [now, hours] = [at('12:00'), hoursOf({ days: ['3'], times: ['11:00'] })];
	const plan = chose({ ways: [{ way: 'mail', provenAt: now - 5 }], hours });
	const told = (owedAt: number) =>
		mayContact(plan, { channel: 'mail', says: 'way-changed', owedAt }, now);

	assert.deepEqual(told(now - 5), { may: 'never', why: 'too-new' });
	assert.deepEqual(told(now - 4), { may: 'now', why: 'chosen' });
});

test('when her hours end is known, to the minute', () => {
	const plan = chose({ hours: hoursOf({ days: ['3'], times: ['11:00'] }) });

	assert.equal(safeUntil(plan, at('11:30') + 1234), at('13:00'));
	assert.equal(safeUntil(plan, at('13:00')), undefined);
});

test('what she chooses after she asked narrows the call, and never widens it', () => {
	const plan = chose({ message: true, someoneElse: 'ask-for-me' });

	const later = narrowed(
		plan,
		needs({ days: ['3'], times: ['15:00'], message: 'no', someoneElse: 'hang-up' })
	);

	assert.deepEqual(later, {
		...plan,
		slots: [slot('15:00', '17:00')],
		message: false,
		someoneElse: 'hang-up'
	});
	assert.deepEqual(narrowed(plan, needs({})), plan);
	assert.deepEqual(narrowed(plan, needs({ days: ['3'] })).slots, []);
	assert.equal(narrowed(chose({}), needs({ message: 'yes' })).message, false);
	assert.equal(covers(hoursOf({ days: ['4'], times: ['11:00'] }), slot('11:00', '13:00')), false);
});

test('whatever she chose, and whenever it is, nothing is said that her plan does not allow', () => {
	const { wrong, seen } = judge(1, 2000);

	assert.equal(wrong, undefined);
	for (const sort of [
		'now',
		'later',
		'never other-words',
		'never no-number',
		'never no-address',
		'never no-times',
		'never times-over',
		'never not-chosen',
		'never not-proven',
		'never too-new',
		'never hang-up',
		'never page-rests'
	])
		assert.ok((seen.get(sort) ?? 0) > 50, `${sort} was seen too seldom: ${seen.get(sort)}`);
});
