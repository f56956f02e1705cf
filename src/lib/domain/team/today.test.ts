import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandOf, callDue } from './today.ts';

const at = (time: string) => Date.parse(`2026-11-${time}:00Z`);
const friday = at('27T14:00');

test('what falls due within half an hour is for now, by the end of the next working day next, and after that this week', () => {
	const due = ['27T14:30', '27T14:31', '30T23:59', '30T09:00', '01T09:00'].map((time) =>
		time.startsWith('01') ? Date.parse('2026-12-01T09:00:00Z') : at(time)
	);

	assert.deepEqual(
		due.map((one) => bandOf(one, friday)),
		['now', 'next', 'next', 'next', 'week']
	);
});

test('a call is due when it was promised though she is safe now, at once where it is about her safety, and late when the promise is broken', () => {
	const turn = { is: 'now', until: at('27T17:00') } as const;
	const call = { kind: 'call', turn, promised: { from: at('30T09:00') } } as const;

	assert.deepEqual(callDue(call, friday), { band: 'next', at: at('30T09:00') });
	assert.equal(callDue({ ...call, kind: 'safety' }, friday).band, 'now');
	assert.deepEqual(callDue({ ...call, promised: { from: at('27T13:30') } }, friday), {
		band: 'now',
		at: at('27T17:00')
	});
	assert.deepEqual(callDue({ ...call, lateSince: at('27T12:00') }, friday), {
		band: 'late',
		at: at('27T12:00')
	});
});

test('a call that has to wait for her next safe time is due then, and one that nobody can ring is for now', () => {
	const promised = { from: at('27T13:30') };
	const next = { is: 'next', from: at('30T09:00'), until: at('30T10:00') } as const;

	assert.deepEqual(callDue({ kind: 'call', turn: next, promised }, friday), {
		band: 'next',
		at: at('30T09:00')
	});
	assert.equal(callDue({ kind: 'child', turn: { is: 'tell' }, promised }, friday).band, 'now');
});
