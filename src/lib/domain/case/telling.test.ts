import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { tellers } from '#lib/domain/vocabulary.ts';
import { usuallyTells } from './telling.ts';

const who = (kind: (typeof eventKinds)[number]) =>
	tellers.filter((teller) => usuallyTells[teller]?.includes(kind));

const toldBy = (teller: (typeof tellers)[number]) =>
	eventKinds.filter((kind) => who(kind).join() === teller);

test('only courts tell of pleas, verdicts, sentences and hearings', () => {
	assert.deepEqual(toldBy('courts'), [
		'left-on-file',
		'stopped-by-court',
		'hearing-listed',
		'hearing-cancelled',
		'sent-to-crown-court',
		'trial-vacated',
		'trial-ineffective',
		'trial-cracked',
		'trial-went-ahead',
		'hearing-held',
		'plea-entered',
		'jury-not-agreed',
		'retrial-ordered',
		'verdict-given',
		'sentenced',
		'appeal-lodged',
		'appeal-decided',
		'court-bail-decided',
		'warrant-issued',
		'concluded'
	]);
});

test('only the police tell what the police do', () => {
	assert.deepEqual(toldBy('police'), [
		'reported',
		'not-investigated',
		'investigation-started',
		'update-plan-agreed',
		'moved-to-another-force',
		'suspect-arrested',
		'suspect-interviewed',
		'suspect-released',
		'suspect-on-bail',
		'suspect-under-investigation',
		'police-bail-changed',
		'sent-to-prosecutor',
		'closed-no-suspect',
		'support-referred'
	]);
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
