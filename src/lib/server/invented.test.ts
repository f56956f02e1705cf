/** The demonstration's own page: what was sent to anybody. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as invented from './invented.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

// A full Monday showed one sentence fifty times, and no code on paper beside it.
test('what was sent word for word to many stands once, with how often, the newest first', async () => {
	const rows = Array.from({ length: 60 }, (_, nth) => ({
		...{ notice_id: `n-${nth}`, to: `p-${nth}`, at: 1000 + nth },
		text: nth === 3 ? 'A code on paper' : 'There is something new.'
	}));
	await world.db.insertInto('sent_here').values(rows).execute();

	const sent = await invented.sent(world.db);

	assert.deepEqual(sent, [
		{ text: 'There is something new.', count: 59 },
		{ text: 'A code on paper', count: 1 }
	]);
});
