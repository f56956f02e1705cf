/** A case nobody has done anything for in a long time says so on its line: nothing else asks whether the work is over. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { aTeam, keepsTeam } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import * as myPeople from './my-people.ts';
import * as sharedPanes from './shared-panes.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada } = await aTeam(world));
	await keepsTeam(world);
});
afterEach(() => world.close());

async function given(reference: string): Promise<Victim> {
	const { db, keys, now } = world;
	const victim = await aVictimOf(world, readUrn(reference) as Urn);
	const gave = { participation: victim.participation, advocate: ada.person };
	assert.ok(await assignments.give(db, keys, eve, gave, now()));
	return victim;
}

test('a case an advocate lets lie for 90 days says so on its line, opened to them or not, until they do something there', async () => {
	const { db, keys, now } = world;
	const [open, shut] = [await given('01GD1000001'), await given('01GD1000002')];
	await assignments.setLetIn(db, keys, open, advocatePanes, now());
	const looks = () => sharedPanes.readFor(db, keys, ada, open.participation, now());
	const untouched = async () => {
		const lines = await myPeople.listFor(db, keys, ada, now());
		return [open, shut].map(({ participation }) =>
			lines.find((line) => line.participation === participation)?.signs.includes('untouched')
		);
	};
	await looks();

	world.setNow('2027-02-22T09:30:00Z');
	assert.deepEqual(await untouched(), [false, false]);
	// That it was on the list the day before is nothing done.
	world.setNow('2027-02-23T09:30:00Z');
	assert.deepEqual(await untouched(), [true, true]);
	await looks();
	assert.deepEqual(await untouched(), [false, true]);
});
