import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { tellers } from '#lib/domain/event.ts';
import { usuallyTells } from './telling.ts';

const who = (kind: (typeof eventKinds)[number]) =>
	tellers.filter((teller) => usuallyTells[teller]?.includes(kind));

test('only courts tell of pleas, verdicts, sentences and hearings', () => {
	const ofCourts = eventKinds.filter((kind) =>
		/^(hearing|trial|plea|verdict|sentenced)/.test(kind)
	);

	assert.equal(ofCourts.length, 10);
	for (const kind of ofCourts) assert.deepEqual(who(kind), ['courts']);
});

test('only the police tell what the police do', () => {
	const ofPolice = eventKinds.filter((kind) => /^(suspect|police|not-invest|invest)/.test(kind));

	assert.equal(ofPolice.length, 8);
	for (const kind of ofPolice) assert.deepEqual(who(kind), ['police']);
});

test('a charge, an end and a complaint may be told by each agency that knows of it', () => {
	assert.deepEqual(who('charged'), ['police', 'cps', 'courts']);
	assert.deepEqual(who('closed-without-charge'), ['police', 'cps']);
	assert.deepEqual(who('discontinued'), ['cps', 'courts']);
	assert.deepEqual(who('complaint-received'), ['police', 'cps', 'witness-care', 'probation']);
});

test('every fact an agency may tell is told by some agency, and her own facts by none', () => {
	const untold = eventKinds.filter((kind) => who(kind).length === 0);

	assert.deepEqual(untold, ['date-moved', 'date-given', 'told-answered', 'taken-back']);
});

test('whoever must tell her of something says whether they did; courts tell her through others', () => {
	assert.deepEqual(who('victim-told'), ['police', 'cps', 'witness-care', 'probation']);
});

test('no agency tells the same kind twice', () => {
	for (const teller of tellers) {
		const kinds = usuallyTells[teller] ?? [];
		assert.equal(new Set(kinds).size, kinds.length, teller);
	}
});
