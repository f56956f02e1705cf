import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { entryOf, ownEntries, untaken } from './own-entry.ts';

const hers = { toldBy: 'victim' } as const;
const first = { ...hers, heardAt: instantOf('2026-03-06', '10:00') };
const second = { ...hers, heardAt: instantOf('2026-03-07', '10:00') };
const arrest = anEvent({ kind: 'suspect-arrested', on: '2026-03-03', ...first });
const told = anEvent({ kind: 'victim-told', on: '2026-03-04', data: { by: 'police' }, ...first });
const charge = anEvent({ kind: 'charged', on: '2026-03-05', ...second });

test('her entries are hers alone, the last told first, each with her word of who told her', () => {
	const police = anEvent({ kind: 'sent-to-prosecutor', on: '2026-03-04' });

	assert.deepEqual(ownEntries([arrest, told, police, charge]), [
		{ event: charge },
		{ event: arrest, telling: told }
	]);
});

test('an answer about being told is no entry, nor is the telling by itself', () => {
	const answer = anEvent({ kind: 'told-answered', on: '2026-03-06', ...hers });

	assert.deepEqual(ownEntries([answer, told]), []);
});

test('an entry is found by its fact, and not by the id of anything else', () => {
	assert.equal(entryOf([arrest, told], arrest.id)?.telling, told);
	assert.equal(entryOf([arrest, told], told.id), undefined);
	assert.equal(entryOf([arrest, told], 'no-such-id'), undefined);
});

test('what she took back is gone, and the taking back with it', () => {
	const back = anEvent({ kind: 'taken-back', on: '2026-03-08', corrects: arrest.id, ...hers });

	assert.deepEqual(untaken([arrest, told, charge, back]), [told, charge]);
	assert.deepEqual(untaken([charge]), [charge]);
});
