/** A request of police for notes, and her case with another team since: each team answers for what it had with her, and for no more. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { heldSorts } from '#lib/domain/disclosure/request.ts';
import { keepsANote } from '#tests/note/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aCall } from '#tests/rules/folk.ts';
import { aNotesForm, aTalk, writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as register from './register.ts';
import * as requests from './requests.ts';
import * as taking from './taking.ts';
import * as talks from '#lib/server/message/hers.ts';

let world: TestWorld;
let mary: Victim;
let east: Record<'ada' | 'eve', Staff>;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
	east = await hasHer('east', 'For the east');
});
afterEach(() => world.close());

/** A team is given her case: she writes to it, asks it for a call, and a contact with her is noted. */
async function hasHer(team: string, words: string) {
	const both = await aTalk(world, mary, team);
	await talks.send(world.db, world.keys, mary, writing(words), world.now());
	const call = await aCall(world, mary);
	await world.db.updateTable('calls').set({ team }).where('id', '=', call).execute();
	await keepsANote(world, both.ada, mary);
	return both;
}

async function moves() {
	const { db, keys, now } = world;
	assert.ok(await endsCase(db, keys, east.ada, mary.participation, now()));
	return hasHer('west', 'For the west');
}

async function takenDown({ ada }: Pick<typeof east, 'ada'>): Promise<string> {
	const form = aNotesForm({ sorts: [...heldSorts] });
	const done = await taking.register(world.db, world.keys, ada, { about: urn, form }, world.now());
	assert.equal(done?.was, 'registered');
	return done?.was === 'registered' ? done.id : '';
}

const isHeld = () => legalHolds.on(world.db, mary.participation, '2026-11-25');
const decides = (id: string, by: Staff) =>
	requests.decide(
		world.db,
		world.keys,
		by,
		{ id, outcome: 'given', reason: 'tests-met', sorts: [...heldSorts] },
		world.now()
	);
const items = (id: string, by: Staff) =>
	requests.itemsFor(world.db, world.keys, by, id, world.now());
const onList = async (by: Staff) =>
	(await register.listFor(world.db, world.keys, by)).map(({ id }) => id);

test('a team gives what it had with her, and reads nothing of what another had', async () => {
	const west = await moves();
	const id = await takenDown(west);
	await requests.heard(world.db, world.keys, west.ada, { id, view: 'agree' }, world.now());

	assert.equal(await decides(id, west.eve), undefined);

	const given = await items(id, west.eve);
	// What is still to do for her is a contact too.
	assert.deepEqual([...new Set(given?.map(({ sort }) => sort))].sort(), [...heldSorts].sort());
	const texts = given?.map(({ text }) => text).join();
	assert.ok(texts?.includes('For the west') && !texts.includes('For the east'));
});

test('a request that is open when another team is given her case is decided by the team that was asked', async () => {
	const id = await takenDown(east);
	await requests.heard(world.db, world.keys, east.ada, { id, view: 'agree' }, world.now());
	const west = await moves();

	assert.deepEqual([await onList(west.eve), await decides(id, west.eve)], [[], 'over']);
	assert.deepEqual(await onList(east.eve), [id]);
	assert.ok(await isHeld());
	assert.equal(await decides(id, east.eve), undefined);

	assert.equal(await isHeld(), undefined);
	const texts = (await items(id, east.eve))?.map(({ text }) => text).join();
	assert.ok(texts?.includes('For the east') && !texts.includes('For the west'));
	// Decided, it is for nobody there any more but for whoever hands it over.
	assert.deepEqual([await onList(east.eve), await onList(east.ada)], [[id], []]);
});
