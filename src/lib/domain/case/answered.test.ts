import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apartFromOthers, pleas, verdictsOf } from './answered.ts';
import type { DefendantKey } from '#lib/domain/event.ts';
import type { Accused, Offence, OffenceKey } from './accused.ts';

const accused = (...offences: Partial<Offence>[]): Accused => ({
	key: 'one' as DefendantKey,
	offences: offences.map((fields, nth) => ({
		key: `offence-${nth}` as OffenceKey,
		isEnded: false,
		passed: [],
		...fields
	})),
	totals: []
});
const said = (plea: 'guilty' | 'not-guilty' | 'other', on: string) => ({ plea: { plea, on } });
const found = (verdict: 'guilty' | 'not-guilty', on: string) => ({
	outcome: { verdict, on, isGiven: true }
});
const told = (one: Accused) =>
	[...pleas(one), ...verdictsOf(one), ...apartFromOthers(one)].map(({ on, data }) =>
		[on, ...Object.values(data)].join(' ')
	);

test('an answer of one day stays what it was when the rest is answered later', () => {
	const first = said('guilty', '2026-01-05');

	assert.deepEqual(told(accused(first, {})), ['2026-01-05 guilty-to-some']);
	assert.deepEqual(told(accused(first, said('guilty', '2026-02-05'))), [
		'2026-01-05 guilty-to-some',
		'2026-02-05 guilty'
	]);
	assert.deepEqual(told(accused(first, said('not-guilty', '2026-02-05'))), [
		'2026-01-05 guilty-to-some',
		'2026-02-05 guilty-and-not-guilty'
	]);
});

test('an answer that comes later is not said of the day on which another charge was denied and dropped', () => {
	const on = '2026-01-05';
	const dropped = { ...said('not-guilty', on), ending: { kind: 'discontinued' as const, on } };

	assert.deepEqual(told(accused(dropped, said('guilty', '2026-02-05'))).slice(0, 2), [
		`${on} not-guilty`,
		'2026-02-05 guilty'
	]);
});

test('the same answer to one more charge is no new answer', () => {
	const both = [said('not-guilty', '2026-01-05'), said('not-guilty', '2026-02-05')];

	assert.deepEqual(told(accused(...both)), ['2026-01-05 not-guilty']);
});

test('a jury that comes back twice has said two things, each on its day', () => {
	const [one, two] = ['2026-03-02', '2026-03-03'];

	assert.deepEqual(told(accused(found('guilty', one), {})), [`${one} guilty-of-some`]);
	assert.deepEqual(told(accused(found('guilty', one), found('not-guilty', two))), [
		`${one} guilty-of-some`,
		`${two} not-guilty-of-rest`
	]);
	assert.deepEqual(told(accused(found('not-guilty', one), found('guilty', two))), [
		`${one} not-guilty-of-some`,
		`${two} guilty-and-not-guilty`
	]);
	assert.deepEqual(told(accused(found('not-guilty', one), found('not-guilty', two))), [
		`${one} not-guilty-of-some`,
		`${two} not-guilty`
	]);
	assert.deepEqual(told(accused(found('guilty', one), found('not-guilty', one), {})), [
		`${one} not-guilty-of-some`,
		`${one} guilty-of-some`
	]);
});

test('a charge left on file says what stands of the others that day', () => {
	const file = { ending: { kind: 'left-on-file' as const, on: '2026-03-02' }, isEnded: true };
	const ended = (other: Partial<Offence>) => told(accused(file, other)).at(-1);

	assert.equal(ended({}), '2026-03-02 left-on-file open');
	assert.equal(ended(said('guilty', '2026-01-05')), '2026-03-02 left-on-file guilty');
	assert.equal(ended(said('guilty', '2026-04-05')), '2026-03-02 left-on-file open');
	assert.equal(ended(found('not-guilty', '2026-03-01')), '2026-03-02 left-on-file not-guilty');
	assert.deepEqual(told(accused(file, file)), []);
});

// "Not guilty of the rest", of the only charge: the plea from before it still counted.
test('who had said "guilty" and is then found not guilty of it is not guilty of the rest of anything', () => {
	const freed = { ...said('guilty', '2026-01-05'), ...found('not-guilty', '2026-03-02') };

	assert.deepEqual(told(accused(freed)), ['2026-01-05 other', '2026-03-02 not-guilty']);
});
