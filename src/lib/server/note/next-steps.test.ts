/** What is to follow a contact is on the list of whoever has to do it, until they note the next one. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { Day } from '#lib/domain/event.ts';
import type { PickedNote } from '#lib/domain/note/contact.ts';
import { aPickedNote } from '#tests/note/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { anAdvocateOf } from '#tests/message/builders.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as contactNotes from './notes.ts';
import { followingFor } from './next-steps.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	({ ada } = await anAdvocateOf(world, mary));
});
afterEach(() => world.close());

const notes = async (picked: Partial<PickedNote>) => {
	const { participation } = mary;
	const keeping = { participation, picked: aPickedNote(picked), form: newId() };
	const kept = await contactNotes.keep(world.db, world.keys, ada, keeping, world.now());
	assert.equal(kept?.was, 'kept');
};
const follows = async (until: string, who = ada) => {
	const due = await followingFor(world.db, world.keys, who, until as Day, world.now());
	return due.map(({ name, next, on }) => `${name} ${next} ${on}`);
};

test('a dated step is listed from its day on until the next contact is noted, and to nobody who has no part in it', async () => {
	await notes({ next: 'call', nextOn: '2026-12-02' });

	assert.deepEqual(await follows('2026-12-01'), []);
	assert.deepEqual(await follows('2026-12-02'), ['Mary call 2026-12-02']);
	assert.deepEqual(await follows('2026-12-09'), ['Mary call 2026-12-02']);
	assert.deepEqual(
		await follows('2026-12-09', await aColleague({ world }, 'advocate', 'east')),
		[]
	);

	world.setNow('2026-12-02T10:00:00Z');
	await notes({ on: '2026-12-02', next: 'meet', nextOn: '2026-12-08' });
	assert.deepEqual(await follows('2026-12-09'), ['Mary meet 2026-12-08']);
	world.setNow('2026-12-08T10:00:00Z');
	await notes({ on: '2026-12-08', next: 'no-step', nextOn: '' });
	assert.deepEqual(await follows('2026-12-09'), []);
});
