import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallKind, Slot } from '#lib/domain/call/call.ts';
import { nothingChosen, type ContactPlan } from '#lib/domain/reach/contact-plan.ts';
import { inOrder, nextChange, turnOf, type Turn } from './desk-order.ts';

const now = Date.parse('2026-11-25T10:30:00Z');
const hour = 3_600_000;
const planOf = (...slots: readonly Slot[]): ContactPlan => ({
	...nothingChosen,
	hasNumber: true,
	slots
});
const span = (from: number, to: number): Slot => ({
	on: '2026-11-25',
	from: now + from * hour,
	to: now + to * hour
});

test('in a safe time she may be rung until it ends, over slots that touch each other', () => {
	const plan = planOf(span(-1, 0.5), span(0.5, 1), span(3, 4));

	assert.deepEqual(turnOf(plan, now), { is: 'now', until: now + hour });
});

test('before a safe time she waits for it, and after the last there is none', () => {
	assert.deepEqual(turnOf(planOf(span(2, 3)), now), {
		is: 'next',
		from: now + 2 * hour,
		until: now + 3 * hour
	});
	assert.deepEqual(turnOf(planOf(span(-3, -2)), now), { is: 'past' });
	assert.deepEqual(turnOf({ ...planOf(span(-1, 1)), hasNumber: false }, now), { is: 'tell' });
});

test('safety comes first, then whose safe time ends soonest, then whose begins soonest', () => {
	const call = (name: string, plan: ContactPlan, kind: 'call' | 'safety' = 'call') => ({
		name,
		kind,
		turn: turnOf(plan, now),
		promised: span(-1, 1)
	});
	const calls = [
		call('past', planOf(span(-3, -2))),
		call('later', planOf(span(5, 6))),
		call('ends later', planOf(span(-1, 2))),
		call('soon', planOf(span(1, 2))),
		call('ends soon', planOf(span(-1, 1))),
		call('safety', planOf(span(4, 5)), 'safety')
	];

	assert.deepEqual(
		inOrder(calls, now).map(({ name }) => name),
		['safety', 'ends soon', 'ends later', 'soon', 'later', 'past']
	);
});

test('a promise nobody kept stands before all others, the oldest first, whatever other time we gave her since', () => {
	const hers = turnOf(planOf(span(-1, 4)), now);
	const call = (name: string, from: number, lateSince?: number, kind: CallKind = 'call') => ({
		name,
		kind,
		turn: hers,
		promised: span(from, from + 0.5),
		...(lateSince === undefined ? {} : { lateSince: now + lateSince * hour })
	});
	const calls = [
		call('safety', -1, undefined, 'safety'),
		call('late, and given tomorrow', 24, -2),
		call('now', -0.25),
		call('two days late', -48, -47.5),
		call('tomorrow', 24)
	];

	assert.deepEqual(
		inOrder(calls, now).map(({ name }) => name),
		['two days late', 'late, and given tomorrow', 'safety', 'now', 'tomorrow']
	);
});

test('whoever was tried in vain is due at the time promised next, though she is still safe now', () => {
	const plan = planOf(span(-1, 1), span(3, 4));
	const tried = {
		name: 'tried',
		kind: 'call',
		turn: turnOf(plan, now),
		promised: span(3, 4)
	} as const;
	const other = {
		...tried,
		name: 'other',
		turn: turnOf(planOf(span(1, 2)), now),
		promised: span(1, 2)
	};

	assert.deepEqual(
		inOrder([tried, other], now).map(({ name }) => name),
		['other', 'tried']
	);
});

test('what stands on the desk changes when the next safe time begins or ends', () => {
	const turns = [planOf(span(-1, 2)), planOf(span(1, 3)), planOf(span(-3, -2))].map((plan) =>
		turnOf(plan, now)
	);

	assert.equal(nextChange(turns), now + hour);
	assert.equal(nextChange([{ is: 'past' }]), undefined);
});

test('what she wrote of when she is safe stands among the calls that are to come, by when somebody is to read it', () => {
	const call = (name: string, from: number, turn: Turn) => ({
		name,
		kind: 'call' as const,
		turn,
		promised: span(from, turn.is === 'read' ? from : from + 0.5)
	});
	const next = (from: number) => turnOf(planOf(span(from, from + 0.5)), now);
	const calls = [
		call('read late', 8, { is: 'read' }),
		call('at five', 5, next(5)),
		call('read soon', 3, { is: 'read' }),
		call('at two', 2, next(2)),
		call('over', -3, { is: 'past' })
	];

	assert.deepEqual(
		inOrder(calls, now).map(({ name }) => name),
		['at two', 'read soon', 'at five', 'read late', 'over']
	);
});
