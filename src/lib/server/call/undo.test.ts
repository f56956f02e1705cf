/** A call she ended can be kept after all for ten minutes: as it was, or not at all. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { undoFor } from '#lib/domain/call/call.ts';
import { wishesOf } from '#lib/server/reach/wishes.ts';
import { aPromisedCall, anotherAt } from '#tests/call/promised.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as receipts from './receipts.ts';
import * as undo from './undo.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const stranger = { kind: 'stranger' } as const;
const row = (id: string) =>
	world.db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const ends = (id: string) => receipts.cancel(world.db, world.keys, stranger, id, world.now());
const keeps = (id: string) => undo.keep(world.db, world.keys, stranger, id, world.now());
const follow = () => undo.follow(world.db, world.keys, world.now());
const later = (ms: number) => world.setNow(new Date(world.now() + ms).toISOString());
const standing = async (id: string) => {
	const asked = await receipts.findById(world.db, world.keys, id);
	assert.ok(asked);
	return receipts.standingOf(asked);
};

test('within ten minutes a call that was ended is kept after all, at the times it had', async () => {
	const { id } = await aPromisedCall(world);
	const before = await row(id);
	const wished = await wishesOf(world.db, world.keys, before);
	assert.ok(await ends(id));
	assert.equal(await standing(id), 'cancelled');

	const asked = await receipts.findById(world.db, world.keys, id);
	assert.ok(asked && receipts.mayKeep(asked, world.now() + undoFor - 1));
	assert.equal(receipts.mayKeep(asked, world.now() + undoFor), false);

	later(undoFor - 1);
	await follow();
	assert.ok(await keeps(id));

	const after = await row(id);
	assert.deepEqual(after, { ...before, changed_at: after.changed_at });
	assert.deepEqual(await wishesOf(world.db, world.keys, await row(id)), wished);
	assert.equal(await standing(id), 'asked');
	assert.ok(await ends(id));
	assert.equal(await standing(id), 'cancelled');
});

test('where its time was promised to another meanwhile it is not kept, and stays ended', async () => {
	const { id, slots } = await aPromisedCall(world, 1);
	assert.ok(await ends(id));
	await anotherAt(world, slots[0]!);

	assert.equal(await keeps(id), false);

	assert.equal(await standing(id), 'cancelled');
});

test('after ten minutes nothing of it is left, and it cannot be kept', async () => {
	const { id } = await aPromisedCall(world);
	assert.ok(await ends(id));

	later(undoFor);
	assert.equal(await keeps(id), false);
	await follow();

	const left = await wishesOf(world.db, world.keys, await row(id));
	assert.deepEqual([left.phone, left.name, left.slots], [undefined, undefined, []]);
	const { second_from, third_from, undo_until } = await row(id);
	assert.deepEqual([second_from, third_from, undo_until], [null, null, null]);
	assert.equal(await standing(id), 'cancelled');
	assert.equal(await keeps(id), false);
});

test('a call that was not ended is not changed by it', async () => {
	const { id } = await aPromisedCall(world);

	assert.equal(await keeps(id), false);

	assert.equal(await standing(id), 'asked');
});
