import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { aPage, findFor, listFor, mostNotes } from './delivered.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { receive, type Reader } from '#lib/server/feed/receive.ts';
import { replayBy } from '#lib/server/feed/replay.ts';
import { usual } from '#lib/server/feed/sender.ts';

let world: TestWorld;
let police: agencies.Added;
let courts: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	courts = await anAgency(world, 'courts');
});
afterEach(() => world.close());

const officerOf = ({ id }: { readonly id: AgencyId }): Officer => ({
	kind: 'officer',
	agency: id,
	door: 'work',
	subject: 'ann' as SubjectId
});

/** Rules that understand nothing: yesterday's. */
const blind: Reader = () => ({
	ok: false,
	problems: Array.from({ length: mostNotes + 2 }, (_, index) => ({
		index,
		pointer: '/type',
		detail: 'Unknown.'
	}))
});

const arrested = (id: string, subject: string = urn) =>
	eventOf('suspect-arrested', subject, { id, time: '2026-11-18T10:00:00Z' });

/** Each a second later than the one before it. */
async function sends(json: unknown, webhookId: string, read: Reader = readEvents) {
	world.setNow(new Date(world.now() + 1000).toISOString());
	const body = JSON.stringify(json);
	const stamp = { 'webhook-id': webhookId, 'webhook-timestamp': String(world.now() / 1000) };
	const headers = new Headers(signed({ id: police.id, webhookSecret: police.secret }, body, stamp));
	return receive(world, headers, Buffer.from(body), read, { ...usual, to: '/api/events' });
}

const again = (id: string, by = police, read: Reader = readEvents) => {
	world.setNow(new Date(world.now() + 1000).toISOString());
	return replayBy(world, officerOf(by), id, () => () => ({ read, most: 1000 }));
};
const list = async (by: { readonly id: AgencyId } = police) =>
	(await listFor(world.db, world.keys, officerOf(by), { before: world.now() + 1 })) ?? [];
const oneOf = (id: string, by: { readonly id: AgencyId } = police) =>
	findFor(world.db, world.keys, officerOf(by), id);
const auditOf = async () =>
	(await world.db.selectFrom('audit').selectAll().execute())
		.filter(({ actor_kind }) => actor_kind === 'officer')
		.map(({ chain, act, actor_id }) => [chain, act, actor_id]);

test('each delivery is listed with what its system was told, and with what is left of it', async () => {
	await aVictimOf(world, urn);
	await sends([arrested('a'), arrested('b', '01GD2222222')], 'd-1');
	await sends([arrested('a')], 'd-2');
	await sends('not an event', 'd-3', blind);
	await sends([arrested('a'), { ...arrested('a'), defendant: 'p-2' }], 'd-4');

	const found = await list();

	assert.deepEqual(
		found.map(({ taken, refused, left }) => [taken ?? refused?.type, left]),
		[
			['/api/problems/id-used-again', 'gone'],
			['/api/problems/not-understood', 'unread'],
			[{ items: 1, accepted: 0, already: 1, parked: 0 }, 'nothing'],
			[{ items: 2, accepted: 1, already: 0, parked: 1 }, 'waiting']
		]
	);
	assert.deepEqual([found[1]?.notes.length, found[1]?.more], [mostNotes, 2]);
	assert.deepEqual(found[1]?.notes[0], { index: 0, pointer: '/type', detail: 'Unknown.' });
});

test('somebody of the agency sends one through again, which is told once and written down with who it was', async () => {
	const victim = await aVictimOf(world, urn);
	const lost = await sends([arrested('a')], 'd-1', blind);

	const answer = await again(String(lost.body.request));

	const found = await oneOf(String(answer?.body.request));
	assert.deepEqual(
		found.map(({ isAgain, taken, left }) => [isAgain, taken?.accepted, left]),
		[
			[true, 1, 'nothing'],
			[false, undefined, undefined]
		]
	);
	assert.deepEqual(await kindsFor(world, victim), ['suspect-arrested']);
	assert.deepEqual(await auditOf(), [[`agency:${police.id}`, 'events-added', `${police.id}/ann`]]);
});

test('what cannot be read either time stays, and what waits may be looked for again', async () => {
	const lost = await sends([arrested('a')], 'd-1', blind);
	const waits = await sends([arrested('b', '01GD2222222')], 'd-2');

	const [unread, waiting] = [
		await again(String(lost.body.request), police, blind),
		await again(String(waits.body.request))
	];

	assert.deepEqual([unread?.status, waiting?.status], [422, 202]);
	assert.equal((await oneOf(String(unread?.body.request)))[0]?.left, 'unread');
	assert.equal((await oneOf(String(waiting?.body.request)))[0]?.left, 'waiting');
	// Only what was taken is written down as taken.
	assert.equal((await auditOf()).length, 1);
});

test('what is not kept any more says so, and goes nowhere', async () => {
	const lost = await sends([arrested('a')], 'd-1', blind);
	await world.db.deleteFrom('quarantine').execute();
	const id = String(lost.body.request);
	assert.equal((await oneOf(id))[0]?.left, 'gone');

	const answer = await again(id);

	assert.equal(answer?.status, 410);
	const [newest] = await oneOf(id);
	assert.deepEqual([newest?.refused?.type, newest?.left], ['/api/problems/not-kept', 'gone']);
	assert.deepEqual(await auditOf(), []);
});

test('nobody of another agency sees a delivery or sends it through', async () => {
	const victim = await aVictimOf(world, urn);
	const lost = await sends([arrested('a')], 'd-1', blind);
	const id = String(lost.body.request);

	assert.equal((await again(id, courts))?.status, 404);
	assert.equal((await again('d-1', courts))?.status, 404);
	assert.deepEqual([await list(courts), await oneOf(id, courts)], [[], []]);
	const from = { after: id };
	assert.equal(await listFor(world.db, world.keys, officerOf(courts), from), undefined);
	assert.deepEqual(await kindsFor(world, victim), []);
});

test('nothing goes through while nothing is taken from the agency', async () => {
	const victim = await aVictimOf(world, urn);
	const lost = await sends([arrested('a')], 'd-1', blind);
	await secrets.end(world.db, police.id, undefined, world.now());

	assert.equal(await again(String(lost.body.request)), undefined);
	assert.equal((await again('d-2'))?.status, 404);
	assert.deepEqual(await kindsFor(world, victim), []);
	assert.equal((await list()).length, 1);
});

test('a page holds so many and the next begins behind it', async () => {
	for (let nth = 0; nth <= aPage; nth += 1) await sends([arrested('a')], `d-${nth}`);

	const first = await list();
	const after = String(first.at(-1)?.id);
	const rest = await listFor(world.db, world.keys, officerOf(police), { after });

	assert.deepEqual([first.length, rest?.length], [aPage, 1]);
});
