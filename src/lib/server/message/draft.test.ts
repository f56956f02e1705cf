/** What she has written and not sent is kept for an hour, for her alone, and is hers to throw away. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as draft from './draft.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T10:00:00Z' })));
afterEach(() => world.close());

test('what she is writing is hers alone, sealed, and gone after an hour', async () => {
	const { db, keys } = world;
	const mary = await aVictimOf(world, urn);
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const kept = (who = mary) => draft.find(db, keys, who, world.now());

	await draft.keep(db, keys, mary, 'Can we talk about', world.now());
	await draft.keep(db, keys, mary, 'Can we talk?', world.now());
	assert.equal(await kept(), 'Can we talk?');
	assert.equal(await kept(nora), undefined);
	const [row, ...more] = await db.selectFrom('drafts').selectAll().execute();
	assert.deepEqual(more, []);
	assert.equal(Buffer.from(row?.answers_sealed ?? []).includes('talk'), false);

	world.setNow('2026-11-25T11:00:00Z');
	assert.equal(await kept(), undefined);
});

test('what she throws away, or empties, is not there any more', async () => {
	const { db, keys, now } = world;
	const mary = await aVictimOf(world, urn);

	for (const away of [
		() => draft.drop(db, keys, mary),
		() => draft.keep(db, keys, mary, ' \n', now())
	]) {
		await draft.keep(db, keys, mary, 'Can we talk?', now());
		await away();
		assert.deepEqual(await db.selectFrom('drafts').selectAll().execute(), []);
	}
});

test('what one of us begins about her is theirs alone, each part of it apart, and of a call without a page of hers too', async () => {
	const { db, keys, now } = world;
	const { participation } = await aVictimOf(world, urn);
	const staff = (nth: string) => nth as PersonId;
	const note = { participation, staff: staff('ada'), of: 'note' };
	const call = { staff: staff('ada'), of: 'call/1' };
	await draft.keep(db, keys, note, 'channel=phone', now());
	await draft.keep(db, keys, call, 'outcome=it-is-her', now());

	assert.equal(await draft.find(db, keys, note, now()), 'channel=phone');
	assert.equal(await draft.find(db, keys, call, now()), 'outcome=it-is-her');
	for (const other of [
		{ ...note, staff: staff('eve') },
		{ ...note, of: 'step' },
		{ participation },
		{ ...call, staff: staff('eve') }
	])
		assert.equal(await draft.find(db, keys, other, now()), undefined);
	await draft.drop(db, keys, note);
	assert.equal(await draft.find(db, keys, note, now()), undefined);
});
