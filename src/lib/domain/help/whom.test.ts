import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Companion, Victim } from '#lib/domain/actor.ts';
import { daysOf } from '#lib/domain/access/child.ts';
import { firstFor, guideFor, whomIs, whomOf, whoms } from './whom.ts';

test('each but the reader alone has a guide of their own and services that are in the directory', () => {
	for (const whom of whoms.filter((one) => one !== 'me')) {
		assert.equal(whomOf(guideFor(whom) ?? ''), whom);
		assert.ok(firstFor(whom).length >= 3, whom);
	}
	assert.equal(guideFor('me'), undefined);
	assert.deepEqual(firstFor('me'), []);
});

test('after a death come those who help families, for somebody young the line for the young', () => {
	assert.equal(firstFor('died')[0]?.slug, 'homicide-service');
	assert.equal(firstFor('young')[0]?.slug, 'childline');
	const [always, ...families] = firstFor('died').toReversed();
	assert.ok(families.every(({ who }) => who.includes('who.bereaved')));
	// At night too there is somebody.
	assert.equal(always?.hours, 'always');
});

test('a place in a case says who is under 18, who lost somebody and who helps, and of nobody else anything', () => {
	const now = instantOf('2026-11-25', '12:00');
	const victim = { kind: 'victim' } as Victim;
	const born = (month: string) => ({ ...victim, child: daysOf(month) });

	assert.equal(whomIs(victim, now), 'me');
	assert.equal(whomIs(born('2012-03'), now), 'young');
	assert.equal(whomIs(born('2009-03'), now), 'young');
	assert.equal(whomIs(born('2008-10'), now), 'me');
	assert.equal(whomIs({ ...victim, stands: 'bereaved' }, now), 'died');
	assert.equal(whomIs({ ...victim, stands: 'parent' }, now), 'helping');
	assert.equal(whomIs({ ...victim, stands: 'self' }, now), 'me');
	assert.equal(whomIs({ kind: 'supporter' } as Companion, now), 'helping');
	assert.equal(whomIs({ kind: 'stranger' }, now), 'me');
});
