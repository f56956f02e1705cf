import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event } from '#lib/domain/event.ts';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { awayPlace, mayTellDays } from './ask-away.ts';
import { unlessSaid } from './ask-form.ts';

const reported = anEvent({ kind: 'reported', on: '2026-01-01' });
const charged = anEvent({ kind: 'charged', on: '2026-02-01' });
const listed = anEvent({ kind: 'hearing-listed', on: '2026-03-01' });

test('she can write about her days from the charge on, before a date is set, and the letter stays in its place', () => {
	assert.equal(awayPlace([], [reported]), undefined);
	const place = awayPlace([], [reported, charged]);
	assert.deepEqual(place, { duty: 'away', because: charged.id, to: 'witness-care' });
	assert.deepEqual(awayPlace([], [reported, charged, listed]), place);

	const open = { ...place!, rung: 'ask', state: 'open', answering: unlessSaid } as const;
	// The charge was withdrawn since: what was sent is still found.
	assert.deepEqual(awayPlace([open], [reported, listed]), place);
});

// “Days you cannot come” was offered after a release, when no court sets a day.
test('days she cannot come are offered while a court may set a day, and after a release only where one is set', () => {
	const sentenced = anEvent({ kind: 'sentenced', on: '2026-04-01' });
	const released = anEvent({ kind: 'released-from-prison', on: '2026-09-01' });
	const ended = anEvent({ kind: 'sentence-ended', on: '2026-10-01' });
	const ahead = anEvent({
		kind: 'hearing-listed',
		on: '2026-09-10',
		data: { hearing: 'h9', purpose: 'other', when: onDay('2026-12-01') }
	});
	const told: readonly Event[] = [reported, charged, sentenced];
	const may = (...more: readonly Event[]) => mayTellDays([...told, ...more], '2026-11-01');

	assert.equal(mayTellDays([reported], '2026-11-01'), false);
	assert.equal(mayTellDays([reported, charged], '2026-11-01'), true);
	assert.deepEqual([may(), may(released), may(released, ended)], [false, false, false]);
	assert.equal(may(released, ahead), true);
});
