/** A note of a contact: picked from lists alone, of a day that can be, and nothing that invites the account of the crime. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPickedNote } from '#tests/note/builders.ts';
import {
	channels,
	contactActions,
	contactNeeds,
	nextSteps,
	pickedOf,
	readNote,
	type PickedNote
} from './contact.ts';

const days = { began: '2026-11-01', today: '2026-11-25' };
const picked = (over: Partial<PickedNote> = {}) => aPickedNote({ on: '2026-11-24', ...over });
const wrongIn = (over: Partial<PickedNote>) => {
	const read = readNote(picked(over), days);
	return read.ok ? [] : read.wrong;
};

test('a note is a day, a way, what it was about, what was done and what follows on which day', () => {
	const read = readNote(picked({ needs: ['talk', 'court'] }), days);

	assert.deepEqual(read, {
		ok: true,
		note: {
			on: '2026-11-24',
			channel: 'phone',
			needs: ['court', 'talk'],
			actions: ['explained'],
			next: 'call',
			nextOn: '2026-12-01'
		}
	});
	assert.ok(read.ok);
	assert.deepEqual(readNote(pickedOf(read.note), days), read);
});

test('every word on the lists can be picked, and each stands for itself', () => {
	for (const channel of channels) assert.deepEqual(wrongIn({ channel }), [], channel);
	for (const need of contactNeeds) assert.deepEqual(wrongIn({ needs: [need] }), [], need);
	for (const action of contactActions) assert.deepEqual(wrongIn({ actions: [action] }), [], action);
	for (const next of nextSteps)
		for (const nextOn of ['2026-11-24', ''])
			assert.equal(
				wrongIn({ next, nextOn }).length === 0,
				['call', 'meet', 'answer'].includes(next) === (nextOn !== ''),
				`${next} ${nextOn}`
			);
});

test('no list speaks of the crime, of danger or of a plan to leave', () => {
	const all = [...channels, ...contactNeeds, ...contactActions, ...nextSteps].join(' ');

	assert.doesNotMatch(all, /crime|offence|injur|abus|risk|danger|safe|refuge|leav|hous|suspect/);
});

test('a day to come, a day before she was here and a next step before the contact are refused by name', () => {
	assert.deepEqual(wrongIn({ on: '2026-11-26', nextOn: '2026-12-01' }), ['on']);
	assert.deepEqual(wrongIn({ on: '2026-10-31' }), ['on']);
	assert.deepEqual(wrongIn({ on: '2026-02-30' }), ['on']);
	assert.deepEqual(wrongIn({ nextOn: '2026-11-23' }), ['nextOn']);
	assert.deepEqual(wrongIn({ nextOn: '2027-11-26' }), ['nextOn']);
	assert.deepEqual(wrongIn({ on: '2026-11-01' }), []);
	assert.deepEqual(wrongIn({ on: '2026-11-25', nextOn: '2026-11-25' }), []);
});

test('what is on no list, nothing at all, and none beside something are refused, all at once', () => {
	assert.deepEqual(
		wrongIn({ channel: 'fax', needs: ['court', 'CANARY'], actions: [], next: '', on: '' }),
		['on', 'channel', 'needs', 'actions', 'next']
	);
	assert.deepEqual(wrongIn({ needs: ['none', 'court'] }), ['needs']);
	assert.deepEqual(wrongIn({ actions: ['nothing', 'form'] }), ['actions']);
	assert.deepEqual(wrongIn({ next: 'toString', needs: ['__proto__'] }), ['needs', 'next']);
});
