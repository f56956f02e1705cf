/** She has a call to come and says what it is for: whoever calls her reads it, and nobody else's call is touched. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { transaction } from '#lib/server/database.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aSlot, someWishes } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as calls from './calls.ts';
import * as why from './why.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const asks = (who: Victim) =>
	transaction(world.db, (trx) =>
		calls.add(
			trx,
			world.keys,
			who,
			{
				kind: 'call',
				wishes: someWishes(),
				language: 'en',
				promised: aSlot({ at: '14:00' })
			},
			world.now()
		)
	);
const shown = async (who: Victim) => (await calls.newestFor(world.db, world.keys, who))?.why;

test('what a call to come is for is told once it is known, and of hers alone', async () => {
	const mary = await aVictimOf(world, urn);
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const tells = (who: Victim) => why.tell(world.db, world.keys, who, 'read', world.now());

	assert.equal(await tells(mary), false);
	await asks(mary);
	await asks(nora);
	assert.equal(await tells({ ...mary, level: 'code' }), false);
	assert.deepEqual([await shown(mary), await shown(nora)], [undefined, undefined]);

	world.setNow('2026-11-25T09:40:00Z');
	assert.equal(await tells(mary), true);
	assert.deepEqual([await shown(mary), await shown(nora)], ['read', undefined]);
	const changed = world.db
		.selectFrom('calls')
		.select('person_id')
		.where('changed_at', '=', world.now());
	assert.deepEqual(await changed.execute(), [{ person_id: mary.person }]);
});

test('a call that is over is for nothing any more', async () => {
	const mary = await aVictimOf(world, urn);
	await asks(mary);
	await world.db.updateTable('calls').set({ state: 'done' }).execute();

	assert.equal(await why.tell(world.db, world.keys, mary, 'day', world.now()), false);
});
