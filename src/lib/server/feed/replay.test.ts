import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import { anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readEvents } from './events-reader.ts';
import { lookUp } from './look-up.ts';
import { receive, type Reader } from './receive.ts';
import { replay } from './replay.ts';
import { usual } from './sender.ts';

let world: TestWorld;
let police: agencies.Added;
let courts: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	courts = await anAgency(world, 'courts');
});
afterEach(() => world.close());

const headersOf = ({ id, secret }: agencies.Added, content: string, webhookId: string) =>
	new Headers(
		signed({ id, webhookSecret: secret }, content, {
			'webhook-id': webhookId,
			'webhook-timestamp': String(world.now() / 1000)
		})
	);

/** Rules that understand nothing: yesterday's. */
const blind: Reader = () => ({
	ok: false,
	problems: [{ index: 0, pointer: '/type', detail: 'Unknown.' }]
});

const days: Readonly<Record<string, string>> = { a: '18', b: '19', c: '20' };
const arrested = (id: string, subject: string = urn) =>
	eventOf('suspect-arrested', subject, { id, time: `2026-11-${days[id]}T10:00:00Z` });

const sends = (json: unknown, webhookId: string, read: Reader = readEvents) => {
	const body = JSON.stringify(json);
	const terms = { ...usual, to: '/api/events' };
	return receive(world, headersOf(police, body, webhookId), Buffer.from(body), read, terms);
};

const door = (read: Reader) => () => () => ({ read, most: 1000 });

function replays(
	id: string,
	{
		by = police,
		read = readEvents,
		sign
	}: { by?: agencies.Added; read?: Reader; sign?: string } = {}
) {
	const target = `/api/deliveries/${id}/replay`;
	const headers = headersOf(by, sign ?? `POST ${target}`, 'again');
	const asking = { method: 'POST', target, headers, network: '203.0.113.1' };
	return replay(world, asking, id, door(read));
}

const heap = async (table: 'quarantine' | 'parked') =>
	(await world.db.selectFrom(table).select('id').execute()).length;
const verdicts = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) =>
	(body.items as { verdict: string }[] | undefined)?.map(({ verdict }) => verdict);

test('what we could not read is read by today’s rules, told once, and kept no longer', async () => {
	const victim = await aVictimOf(world, urn);
	const lost = await sends([arrested('a'), arrested('b')], 'd-1', blind);
	await sends([arrested('a'), arrested('b')], 'd-1', blind);

	const first = await replays('d-1');
	const second = await replays(String(lost.body.request));

	assert.deepEqual([lost.status, first.status, second.status], [422, 202, 202]);
	assert.deepEqual(verdicts(first), ['accepted', 'accepted']);
	assert.deepEqual(verdicts(second), ['already', 'already']);
	assert.deepEqual(await kindsFor(world, victim), ['suspect-arrested', 'suspect-arrested']);
	assert.equal(await heap('quarantine'), 0);
});

test('what today’s rules cannot read either stays where it is, and is kept once', async () => {
	await sends(arrested('a'), 'd-1', blind);

	const again = await replays('d-1', { read: blind });

	assert.deepEqual([again.status, await heap('quarantine')], [422, 1]);
	assert.deepEqual(again.body.errors, [{ index: 0, pointer: '/type', detail: 'Unknown.' }]);
});

test('what waits looks for its case again, each item by itself', async () => {
	const [found, lost] = ['01GD1111111', '01GD2222222'].map((one) => readUrn(one) as Urn);
	const victim = await aVictimOf(world, urn);
	await sends([arrested('a', found), arrested('b', lost), arrested('c')], 'd-1');
	// It has a name now that it had not when the message came.
	const [caseId] = (await world.db.selectFrom('cases').select('id').execute()).map(({ id }) => id);
	const reference = indexOf(world.keys, 'urn', found ?? '');
	await transaction(world.db, (trx) =>
		cases.addReferences(trx, world.keys, [{ reference, caseId: caseId! }])
	);

	const [first, second] = [await replays('d-1'), await replays('d-1')];

	assert.deepEqual(verdicts(first), ['accepted', 'parked', 'already']);
	assert.deepEqual(verdicts(second), ['already', 'parked', 'already']);
	assert.deepEqual(await kindsFor(world, victim), ['suspect-arrested', 'suspect-arrested']);
	assert.equal(await heap('parked'), 1);
});

test('two who ask at once for the same are answered, and it is told once', async () => {
	const victim = await aVictimOf(world, urn);
	await sends(arrested('a'), 'd-1', blind);

	const both = await Promise.all([replays('d-1'), replays('d-1'), replays('d-1')]);

	assert.deepEqual(both.map(verdicts).flat().sort(), ['accepted', 'already', 'already']);
	assert.deepEqual(await kindsFor(world, victim), ['suspect-arrested']);
});

test('what is refused when it is taken again leaves everything as it was', async () => {
	await aVictimOf(world, urn);
	await sends(arrested('b'), 'd-0');
	await sends([arrested('a'), { ...arrested('b'), defendant: 'p-2' }], 'd-1', blind);
	const { length } = await world.db.selectFrom('events').select('id').execute();

	const again = await replays('d-1');

	assert.deepEqual([again.status, again.body.type], [409, '/api/problems/id-used-again']);
	assert.equal(await heap('quarantine'), 1);
	assert.equal((await world.db.selectFrom('events').select('id').execute()).length, length);
});

test('nobody takes the delivery of another again, and nobody without a signature over the very address', async () => {
	const victim = await aVictimOf(world, urn);
	const lost = await sends(arrested('a'), 'd-1', blind);

	const answers = await Promise.all([
		replays('d-1', { by: courts }),
		replays(String(lost.body.request), { by: courts }),
		replays('d-1', { sign: 'GET /api/deliveries/d-1/replay' }),
		replays('d-1', { sign: 'POST /api/deliveries/d-2/replay' }),
		replays('d-1', { sign: '' }),
		replays('d-2')
	]);

	assert.deepEqual(
		answers.map(({ status }) => status),
		[404, 404, 401, 401, 401, 404]
	);
	assert.deepEqual(await kindsFor(world, victim), []);
});

test('it is said clearly that what was refused for another reason is not kept', async () => {
	await sends('not an event', 'd-1', blind);
	await world.db.deleteFrom('quarantine').execute();

	const again = await replays('d-1');

	assert.deepEqual([again.status, again.body.type], [410, '/api/problems/not-kept']);
});

test('who looks a delivery up finds what became of it when it was taken again', async () => {
	await sends(arrested('a'), 'd-1', blind);
	world.setNow(new Date(world.now() + 1000).toISOString());
	const again = await replays('d-1');
	const target = '/api/deliveries/d-1';
	const headers = headersOf(police, `GET ${target}`, 'question');

	const asking = { method: 'GET', target, headers, network: '203.0.113.1' };
	const { body } = await lookUp(world, asking, 'd-1');

	const answers = body.answers as { to: string; status: number; answer: unknown }[];
	assert.deepEqual(
		answers.map(({ to, status }) => [to, status]),
		[
			['/api/deliveries/[id]/replay', 202],
			['', 422]
		]
	);
	assert.deepEqual(answers[0]?.answer, again.body);
});
