import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as agencies from '#lib/server/case/agencies.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readEvents } from './events-reader.ts';
import { list, lookUp } from './look-up.ts';
import { receive } from './receive.ts';

let world: TestWorld;
let police: agencies.Added;
let courts: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	courts = await anAgency(world, 'courts');
});
afterEach(() => world.close());

const headersOf = (
	{ id, secret }: agencies.Added,
	content: string | Uint8Array,
	webhookId: string
) =>
	new Headers(
		signed({ id, webhookSecret: secret }, content, {
			'webhook-id': webhookId,
			'webhook-timestamp': String(world.now() / 1000)
		})
	);

function sends(agency: agencies.Added, webhookId: string, body: string | Uint8Array) {
	return receive(world, headersOf(agency, body, webhookId), Buffer.from(body), readEvents);
}

function asks(agency: agencies.Added, target: string, signs = `GET ${target}`) {
	const headers = headersOf(agency, signs, 'question');
	const asking = { method: 'GET', target, headers, network: '203.0.113.1' };
	const { pathname, searchParams } = new URL(target, 'http://a');
	const id = pathname.split('/')[3];
	return id === undefined ? list(world, asking, searchParams) : lookUp(world, asking, id);
}

type Answers = readonly {
	readonly request: string;
	readonly status: number;
	readonly answer: unknown;
}[];

test('what an agency sent can be looked up by its own id and by ours, with what was answered', async () => {
	const refused = await sends(police, 'd-1', '[{}]');
	const event = eventOf('suspect-arrested', '01GD1234567', { time: '2026-11-20T10:00:00Z' });
	const taken = await sends(police, 'd-2', JSON.stringify(event));

	const [byTheirs, byOurs, all] = await Promise.all(
		['/d-1', `/${String(taken.body.request)}`, ''].map((id) => asks(police, `/api/deliveries${id}`))
	);

	const statuses = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
		(body.answers as Answers).map(({ status }) => status);
	const given = ({ body }: { body: Readonly<Record<string, unknown>> }) =>
		(body.answers as Answers).map(({ answer }) => answer);
	assert.deepEqual(byTheirs && statuses(byTheirs), [422]);
	assert.deepEqual(byOurs && statuses(byOurs), [202]);
	assert.deepEqual(all && statuses(all).sort(), [202, 422]);
	assert.deepEqual(byTheirs && given(byTheirs), [refused.body]);
});

test('a body that is signed and cannot be read is found again, and one that is not signed is nobody’s', async () => {
	const bodies = ['{', '{"id":1,"id":2}', Buffer.from([0xff])];
	const refused = await Promise.all(bodies.map((body, nth) => sends(police, `d-${nth}`, body)));
	const unsigned = headersOf({ ...police, secret: courts.secret }, '{', 'd-9');
	const lost = await receive(world, unsigned, Buffer.from('{'), readEvents);

	assert.deepEqual(new Set(refused.map(({ status }) => status)), new Set([400]));
	for (const { body } of refused) {
		const found = await asks(police, `/api/deliveries/${String(body.request)}`);
		const [given] = found.body.answers as Answers;
		assert.deepEqual([given?.status, given?.answer], [400, body]);
	}
	const foundLost = await asks(police, `/api/deliveries/${String(lost.body.request)}`);
	assert.deepEqual([lost.status, foundLost.status], [401, 404]);
});

test('an agency finds nothing of another, whatever id it asks for', async () => {
	const { body } = await sends(police, 'd-1', '[{}]');

	const [theirs, ours, all] = await Promise.all(
		['/d-1', `/${String(body.request)}`, ''].map((id) => asks(courts, `/api/deliveries${id}`))
	);

	assert.deepEqual([theirs?.status, ours?.status], [404, 404]);
	assert.deepEqual(all?.body.answers, []);
});

test('a question signed for another address, or not at all, is not answered', async () => {
	const other = await asks(police, '/api/deliveries/d-1', 'GET /api/deliveries/d-2');
	const body = await asks(police, '/api/deliveries', '');

	assert.deepEqual([other.status, body.status], [401, 401]);
});

test('of a hundred and fifty within one moment a list leaves out none, page by page', async () => {
	for (let nth = 0; nth < 150; nth += 1) await sends(police, `d-${nth}`, '[{}]');
	const theirs = await sends(courts, 'd', '[{}]');

	const first = await asks(police, '/api/deliveries');
	const second = await asks(police, String(first.body.next));
	const others = await asks(police, `/api/deliveries?after=${String(theirs.body.request)}`);

	const pages = [first, second].map(({ body }) => body.answers as Answers);
	assert.deepEqual(
		pages.map(({ length }) => length),
		[100, 50]
	);
	assert.equal(new Set(pages.flat().map(({ request }) => request)).size, 150);
	assert.deepEqual([second.body.next, others.status], [undefined, 404]);
});

test('a list goes back from an instant, and says when it cannot be read', async () => {
	await sends(police, 'd-1', '[{}]');

	const at = async (before: string) => asks(police, `/api/deliveries?before=${before}`);

	assert.deepEqual((await at(new Date(world.now()).toISOString())).body.answers, []);
	assert.equal((await at('yesterday')).status, 422);
});
