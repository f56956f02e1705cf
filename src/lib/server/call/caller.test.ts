/** Who will call her stands on her page as soon as they have her call, and for nobody else. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { transaction } from '#lib/server/database.ts';
import { areThere, aTeam, aVictimWith } from '#tests/team/staying.ts';
import { aSlot, someWishes } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { callerFor } from './caller.ts';
import * as callDesk from './desk.ts';
import * as calls from './calls.ts';
import * as takeBack from './take-back.ts';
import { handOver } from './transfer.ts';

let world: TestWorld;
let [eve, ada, ben]: Staff[] = [];
let mary: Victim;
let id: string;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	await areThere(world, ada, ben);
	mary = await aVictimWith(world, eve, ada);
	const promised = aSlot({ at: '14:00' });
	const wishes = someWishes({ slots: [promised] });
	const of = { team: 'east', receipt: null };
	const asked = { kind: 'call', wishes, language: 'en', promised, of } as const;
	id = await transaction(world.db, (trx) => calls.add(trx, world.keys, mary, asked, world.now()));
});
afterEach(() => world.close());

async function whoCalls(who = mary): Promise<string | undefined> {
	const { db, keys } = world;
	const asked = await calls.newestFor(db, keys, mary);
	return asked && callerFor(db, keys, who, asked);
}

test('she reads who will call her as soon as a colleague has her call, before the call is made', async () => {
	const { db, keys, now } = world;
	assert.equal(await whoCalls(), undefined);
	assert.ok(await callDesk.take(db, keys, ada!, id, now()));
	assert.equal(await whoCalls(), 'Ada');

	const handed = { id, to: ben!.person, why: 'not-there' } as const;
	assert.ok(await handOver(db, keys, ada!, handed, now()));
	assert.equal(await whoCalls(), 'Ben');

	assert.ok(await takeBack.takeBack(db, keys, ada!, id, now()));
	assert.equal(await whoCalls(), 'Ada');
	assert.ok(await callDesk.giveBack(db, keys, ada!, id, now()));
	assert.equal(await whoCalls(), undefined);
});

test('it is named to her alone, and only with the whole of her sign-in', async () => {
	const { db, keys, now } = world;
	assert.ok(await callDesk.take(db, keys, ada!, id, now()));
	const amal = await aVictimWith(world, eve!, ben!, readUrn('01GD7654321') as Urn);

	assert.deepEqual(
		[await whoCalls(), await whoCalls({ ...mary, level: 'short' }), await whoCalls(amal)],
		['Ada', undefined, undefined]
	);
});
