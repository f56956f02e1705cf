/** What an agency sent: messages that were taken, by whichever way they came, and requests that were refused. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as agencies from '#lib/server/case/agencies.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { usual } from '#lib/server/feed/sender.ts';
import { aMessage, anAgency, charged, urn } from '#tests/feed/incoming.ts';
import { signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as traffic from './traffic.ts';

let world: TestWorld;
let courts: agencies.Added;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-20T10:00:00Z' });
	courts = await anAgency(world, 'courts');
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

const takes = (agency: agencies.Added, ...names: readonly string[]) => {
	const messages = names.map((name) =>
		aMessage({ id: name, body: name, urn, tellings: [charged] })
	);
	return inbox.take(world.db, world.keys, agency, messages, world.now());
};
/** Something that is no event comes from a system of the police. */
const refuses = () => {
	const body = '"not an event"';
	const stamp = { 'webhook-id': 'd-1', 'webhook-timestamp': String(world.now() / 1000) };
	const headers = new Headers(signed({ id: police.id, webhookSecret: police.secret }, body, stamp));
	return receive(world, headers, Buffer.from(body), readEvents, { ...usual, to: '/api/events' });
};
const of = ({ id }: agencies.Added) => traffic.of(world.db, id, Date.parse('2026-11-24T12:00:00Z'));

// Of the courts, whose messages are fetched, it was said that nothing had come.
test('what was fetched counts as what was sent, a message once, from the day that is asked for, and what is refused apart', async () => {
	assert.deepEqual(await of(courts), { taken: 0, refused: 0, last: undefined });
	await takes(courts, 'too-old');
	world.setNow('2026-11-25T10:00:00Z');

	await takes(courts, 'one', 'two');
	await takes(courts, 'two');

	assert.deepEqual(await of(courts), { taken: 2, refused: 0, last: world.now() });
	assert.deepEqual(await of(police), { taken: 0, refused: 0, last: undefined });
	await refuses();
	assert.deepEqual(await of(police), { taken: 0, refused: 1, last: world.now() });
});
