import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as agencies from '#lib/server/case/agencies.ts';
import { rowsOf } from '#tests/world/rows.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { trialVacated } from '#lib/server/court/reader.ts';
import { check } from './check.ts';
import { readEvents } from './events-reader.ts';
import { usual } from './sender.ts';
import { largest } from './unpack.ts';

let world: TestWorld;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

const bail = (over: Record<string, unknown> = {}) =>
	eventOf('suspect-on-bail', '01GD1234567', {
		time: '2026-11-20T10:00:00Z',
		data: { protections: ['no-contact'] },
		...over
	});

function tries(
	event: unknown,
	over: Readonly<Record<string, string>> = {},
	most: number = largest.events
) {
	const body = typeof event === 'string' ? event : JSON.stringify(event);
	const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
	const sender = { id: police.id, webhookSecret: police.secret };
	const headers = new Headers(signed(sender, body, { ...stamp, ...over }));
	const door = { ...usual, read: readEvents, most };
	return check(world, headers, Buffer.from(body), '203.0.113.1', () => door);
}

test('a delivery that is tried out is answered with the sentence she would read', async () => {
	const { status, body } = await tries(bail({ traceparent: 'x' }));

	assert.equal(status, 200);
	assert.deepEqual(body.signature, { isGood: true, agency: police.id });
	assert.deepEqual(body.would, { status: 202 });
	const [item] = body.items as { facts: { says: string }[]; ignored: unknown[] }[];
	assert.deepEqual(item?.ignored, [
		{ pointer: '/traceparent', detail: 'This attribute is not read.' }
	]);
	const [fact] = item?.facts ?? [];
	assert.deepEqual(
		{ ...fact, says: '' },
		{ kind: 'suspect-on-bail', on: '2026-11-20', says: '', waits: 'She is told at once.' }
	);
	assert.match(
		fact?.says ?? '',
		/^The suspect was released on bail, with rules to follow\. One rule: they must not contact someone/
	);
});

test('what is wrong with a signature is said, and what would be understood all the same', async () => {
	const wrong = await tries(bail(), { 'webhook-signature': 'v1,AAAA' });
	const missing = await tries(bail(), { 'webhook-signature': '' });

	assert.deepEqual(wrong.body.would, { status: 401, type: '/api/problems/signature-wrong' });
	assert.deepEqual(missing.body.would, { status: 401, type: '/api/problems/headers-missing' });
	for (const { body } of [wrong, missing]) assert.equal((body.items as unknown[]).length, 1);
});

// A relay adds such headers to whatever it passes on. At the courts' addresses they are not looked at.
test('a message of the courts is tried out by its body alone, as it is at its own address', async () => {
	const body = '{"hearingId":"10000000-0000-4000-8000-000000000009"}';
	const stamp = { 'webhook-timestamp': String(world.now() / 1000), 'ce-id': 'relay-1' };
	const sender = { id: police.id, webhookSecret: police.secret };
	const headers = new Headers(
		signed(sender, body, { ...stamp, 'content-type': 'application/json' })
	);
	const door = { read: trialVacated, most: largest.courts, isOfEvents: false };

	const tried = await check(world, headers, Buffer.from(body), '203.0.113.1', () => door);

	assert.deepEqual(tried.body.signature, { isGood: true, agency: police.id });
	assert.equal((tried.body.items as unknown[]).length, 1);
});

test('what an agency may not tell, and what nobody understands, is told without its being sent', async () => {
	const verdict = { type: 'uk.alongside.verdict-given', data: { verdict: 'guilty' } };
	const foreign = await tries(bail(verdict));
	const unread = await tries(bail({ data: { name: 'Zephyrine' } }));

	assert.deepEqual(foreign.body.would, { status: 403, type: '/api/problems/not-yours-to-tell' });
	assert.deepEqual(unread.body.would, { status: 422, type: '/api/problems/not-understood' });
	assert.deepEqual(
		(unread.body.errors as { pointer: string }[]).map(({ pointer }) => pointer),
		['/data/name']
	);
});

test('a key that stands twice is refused when it is tried out, as it is when it is sent', async () => {
	const { body } = await tries(JSON.stringify(bail()).replace('{', '{"subject":"01GD7654321",'));

	assert.deepEqual(body.would, { status: 400, type: '/api/problems/keys-repeated' });
	assert.deepEqual(body.items, []);
});

test('as much may be tried out as the address it is for takes, by somebody who signs it', async () => {
	const long = bail({ padding: 'x'.repeat(largest.events) });

	const fits = await tries(long, {}, largest.courts);
	const isTooLarge = await tries(long);
	const unsigned = await tries(long, { 'webhook-signature': 'v1,AAAA' }, largest.courts);

	assert.deepEqual(fits.body.would, { status: 202 });
	assert.deepEqual(isTooLarge.body.would, { status: 413, type: '/api/problems/body-too-large' });
	assert.equal(unsigned.status, 413);
	assert.match(String(unsigned.body.detail), /only when they are signed well/);
});

test('nothing of what is tried out is kept', async () => {
	const before = await rowsOf(world.db);

	await tries(bail());
	await tries({ no: 'event' });

	// That a network tried is counted, and nothing else.
	assert.deepEqual({ ...(await rowsOf(world.db)), limits: 0 }, { ...before, limits: 0 });
});

test('a network that tries hundreds of times in ten minutes waits', async () => {
	for (let nth = 0; nth < 300; nth += 1) await tries(bail());

	assert.equal((await tries(bail())).status, 429);
});
