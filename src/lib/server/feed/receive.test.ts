import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type { Agency } from '#lib/server/case/agencies.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { hearingDeleted } from '#lib/server/court/reader.ts';
import { readEvents } from './events-reader.ts';
import { receive, type Reader } from './receive.ts';

let world: TestWorld;
let police: Agency;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

const arrested = () =>
	JSON.stringify({
		specversion: '1.0',
		id: 'arrest-1',
		source: 'crime-records',
		type: 'uk.alongside.suspect-arrested',
		subject: '01GD1234567',
		time: new Date(world.now()).toISOString()
	});

function deliver(body: string, timestamp?: string, read: Reader = readEvents) {
	const signature = new Webhook(police.secret).sign('d-1', new Date(world.now()), body);
	const headers = new Headers({
		'alongside-agency': police.id,
		'webhook-id': 'd-1',
		'webhook-timestamp': timestamp ?? String(Math.floor(world.now() / 1000)),
		'webhook-signature': signature
	});
	return receive(world, headers, new TextEncoder().encode(body), read);
}

test('a body that begins with the mark of UTF-8 is signed with it, and taken', async () => {
	const answer = await deliver(`\u{FEFF}${arrested()}`);

	assert.deepEqual(answer, { status: 202, body: { accepted: 0, already: 0, parked: 1 } });
});

test('a timestamp in milliseconds is refused in words that say what it should be', async () => {
	const { status, body } = await deliver(arrested(), String(world.now()));

	assert.equal(status, 401);
	assert.match(String(body.detail), /in whole seconds since 1970/);
});

test('a deletion of another hearing under the same id is refused, not taken for a repeat', async () => {
	police = await anAgency(world, 'courts');
	const deletes = async (last: number) =>
		(await deliver('', undefined, hearingDeleted(`10000000-0000-4000-8000-00000000000${last}`)))
			.status;

	assert.deepEqual([await deletes(1), await deletes(1), await deletes(2)], [202, 202, 409]);
});
