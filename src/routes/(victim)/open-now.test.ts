/** Who can be talked to now: a child reads a line for children too. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { daysOf } from '#lib/domain/access/child.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { words } from '#lib/i18n/words.ts';
import { openNow } from './open-now.ts';

const t = words('en');
const victim = { kind: 'victim' } as Victim;
const child = { ...victim, child: daysOf('2012-03') };

test('a child reads the line for children beside the one that never closes, and nobody else does', () => {
	const now = instantOf('2026-11-25', '23:00');

	assert.deepEqual(openNow(t, child, now).young, { name: 'Childline', number: '0800 1111' });
	assert.equal(openNow(t, child, now).line?.name, openNow(t, victim, now).line?.name);
	assert.equal(openNow(t, victim, now).young, undefined);
});

test('a line for children whose check is too old is withheld', () => {
	assert.equal(openNow(t, child, instantOf('2027-03-25', '12:00')).young, undefined);
});
