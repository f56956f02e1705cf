/** How long messages, worries and requests for notes are kept: from when support ends, or from the decision, and never while held. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { retention } from '#lib/domain/data/retention.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { keepsANote } from '#tests/note/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aroundTheEnd as takenAround } from '#tests/keep/purging.ts';
import { aNotesForm, aTalk, writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import { erase } from './erasures.ts';
import * as legalHolds from './legal-holds.ts';
import * as notesRequests from '#lib/server/disclosure/requests.ts';
import { register } from '#lib/server/disclosure/taking.ts';
import { purge, type Purged } from './retention.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as talkDesk from '#lib/server/message/desk.ts';

let world: TestWorld;
let victim: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	victim = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const began = Temporal.Instant.from('2026-11-25T10:00:00Z');

const aroundTheEnd = (what: keyof Purged, days: number, from = began) =>
	takenAround(world, what, days, from);

test('messages and worries go 730 days after the last advocate had the case, and not while somebody has it or it is held', async () => {
	const { db, keys } = world;
	const { ada } = await aTalk(world, victim);
	await talks.send(db, keys, victim, writing('Hello'), world.now());
	await talkDesk.worry(db, keys, ada, victim.participation, world.now());
	world.setNow(began.add({ hours: 24 * 800 }).toString());
	assert.equal((await purge(db, world.now())).messages, 0);
	await endsCase(db, keys, ada, victim.participation, world.now());

	const ended = began.add({ hours: 24 * 800 });
	assert.deepEqual(await aroundTheEnd('messages', 730, ended), [0, 1, 0]);
	assert.equal((await db.selectFrom('worries').selectAll().execute()).length, 0);
});

test('notes of contacts go three years after the last advocate had the case, of a child not before 21', async () => {
	const { db, keys } = world;
	const { ada } = await aTalk(world, victim);
	const jane = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const west = await aTalk(world, jane, 'west');
	const turns16 = began.add({ hours: 24 * 365 });
	await db
		.insertInto('children')
		.values({
			...{ participation_id: jane.participation, own_from: 0, begun_with: null },
			grown_from: turns16.epochMilliseconds
		})
		.execute();
	await keepsANote(world, ada, victim);
	await keepsANote(world, west.ada, jane);
	await endsCase(db, keys, ada, victim.participation, world.now());
	await endsCase(db, keys, west.ada, jane.participation, world.now());

	assert.deepEqual(await aroundTheEnd('tasks', 730), [0, 2, 0]);
	assert.deepEqual(await aroundTheEnd('contact_notes', 1096), [0, 1, 0]);
	assert.deepEqual(await aroundTheEnd('contact_notes', 1827, turns16), [1, 0, 0]);
});

test('a note of somebody who is held stays, and all that may be destroyed goes when she is erased', async () => {
	const { db, keys } = world;
	const { ada } = await aTalk(world, victim);
	await keepsANote(world, ada, victim);
	await endsCase(db, keys, ada, victim.participation, world.now());
	const hold = { reason: 'court-order', until: '2032-01-01' } as const;
	await legalHolds.set(db, keys, { kind: 'operator' }, victim, hold, world.now());

	assert.deepEqual(await aroundTheEnd('contact_notes', 1096), [0, 0, 0]);
	world.setNow('2032-01-02T00:00:00Z');
	const erased = await erase(db, keys, { kind: 'operator' }, victim.participation, world.now());
	// The note, and what is to do by it.
	assert.equal(erased.ok && erased.receipt.destroyed.contacts, 2);
});

test('a message of somebody who is held stays', async () => {
	const { db, keys } = world;
	const { ada } = await aTalk(world, victim);
	await talks.send(db, keys, victim, writing('Hello'), world.now());
	await endsCase(db, keys, ada, victim.participation, world.now());
	const hold = { reason: 'court-order', until: '2032-01-01' } as const;
	await legalHolds.set(db, keys, { kind: 'operator' }, victim, hold, world.now());

	assert.deepEqual(await aroundTheEnd('messages', 730), [0, 0, 0]);
});

test('a request for notes goes six years after it was decided, and never while it is open', async () => {
	const { db, keys } = world;
	const { ada, eve } = await aTalk(world, victim);
	const asked = { about: urn, form: aNotesForm() };
	const done = await register(db, keys, ada, asked, world.now());
	assert.ok(done?.was === 'registered');
	const days = retention.disclosure_requests.lasts.days;
	world.setNow(began.add({ hours: 24 * days * 2 }).toString());
	assert.equal((await purge(db, world.now())).disclosure_requests, 0);

	const decided = began.add({ hours: 24 * days * 2 });
	const no = { outcome: 'refused', reason: 'tests-not-met', sorts: [] } as const;
	await notesRequests.decide(db, keys, eve, { id: done.id, ...no }, world.now());
	assert.deepEqual(await aroundTheEnd('disclosure_requests', days, decided), [0, 1, 0]);
});
