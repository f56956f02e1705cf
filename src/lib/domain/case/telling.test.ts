import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventKinds, kindRow } from '#lib/domain/event-kinds.ts';
import type { EventKind } from '#lib/domain/event.ts';
import { tellers } from '#lib/domain/vocabulary.ts';
import { usuallyTells } from './telling.ts';

const who = (kind: EventKind) => tellers.filter((teller) => usuallyTells[teller]?.includes(kind));

test('only courts tell of hearings, and of what is decided in one', () => {
	const decided: readonly EventKind[] = ['plea-entered', 'verdict-given', 'sentenced', 'concluded'];
	const heard = eventKinds.filter((kind) => 'hearing' in kindRow(kind).carries);

	for (const kind of [...heard, ...decided]) assert.deepEqual(who(kind), ['courts'], kind);
});

test('only the police tell what the police do with a suspect', () => {
	const done = eventKinds.filter((kind) => kindRow(kind).course === 'looked-at');

	for (const kind of [...done, 'suspect-released', 'police-bail-changed'] as const)
		assert.deepEqual(who(kind), ['police'], kind);
});

test('a charge, an end and a complaint may be told by each agency that knows of it', () => {
	assert.deepEqual(who('charged'), ['police', 'cps', 'courts']);
	assert.deepEqual(who('closed-without-charge'), ['police', 'cps']);
	assert.deepEqual(who('discontinued'), ['cps', 'courts']);
	assert.deepEqual(who('complaint-received'), [
		'police',
		'cps',
		'witness-care',
		'probation',
		'prison'
	]);
});

test('every fact an agency may tell is told by some agency, and her own facts by none', () => {
	const untold = eventKinds.filter((kind) => who(kind).length === 0);

	assert.deepEqual(untold, ['date-moved', 'date-given', 'told-answered', 'taken-back']);
});

test('whoever must tell her of something says whether they did; courts tell her through others', () => {
	assert.deepEqual(who('victim-told'), ['police', 'cps', 'witness-care', 'probation']);
});

test('a prison tells who left it, came back or escaped, and takes back what was wrong', () => {
	assert.deepEqual(usuallyTells.prison, [
		'released-from-prison',
		'recalled-to-prison',
		'escaped',
		'complaint-received',
		'withdrawn'
	]);
	for (const kind of ['released-from-prison', 'recalled-to-prison'] as const)
		assert.deepEqual(who(kind), ['probation', 'prison'], kind);
});

test('no agency tells the same kind twice', () => {
	for (const teller of tellers) {
		const kinds = usuallyTells[teller] ?? [];
		assert.equal(new Set(kinds).size, kinds.length, teller);
	}
});
