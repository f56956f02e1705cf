import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Victim } from '#lib/domain/actor.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { joiningUnderWay } from '#tests/begin/joining.ts';
import { aroundTheEnd as takenAround } from '#tests/keep/purging.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { isPostgres, transaction } from '#lib/server/database.ts';
import * as legalHolds from './legal-holds.ts';
import * as answered from '#lib/server/feed/answered.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import type { SubjectId } from '#lib/domain/actor.ts';
import { perBatch } from '#lib/domain/begin/pack-number.ts';
import * as packs from '#lib/server/begin/packs.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as noticeChoices from '#lib/server/notice/choices.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as calls from '#lib/server/call/calls.ts';
import { hangingOnCalls, purge, type Purged } from './retention.ts';
import { openSessions } from '#lib/server/door/sessions.ts';

let world: TestWorld;
let victim: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	victim = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const began = Temporal.Instant.from('2026-11-25T10:00:00Z');
const nothing: Purged = {
	sessions: 0,
	notices: 0,
	notice_ways: 0,
	sent_here: 0,
	invitations: 0,
	leaflets: 0,
	packs: 0,
	calls: 0,
	deliveries: 0,
	agency_requests: 0,
	wrong_words: 0,
	messages: 0,
	contact_notes: 0,
	tasks: 0,
	worries: 0,
	disclosure_requests: 0,
	parked: 0
};

const aroundTheEnd = (what: keyof Purged, days: number, from = began) =>
	takenAround(world, what, days, from);

async function aCall(state: 'asked' | 'taken' | 'done' | 'closed'): Promise<string> {
	const wishes = someWishes();
	const promised = wishes.slots[0]!;
	const request = { kind: 'call', wishes, language: 'en', promised } as const;
	const id = await transaction(world.db, (trx) =>
		calls.add(trx, world.keys, victim, request, world.now())
	);
	await world.db.updateTable('calls').set({ state }).where('id', '=', id).execute();
	return id;
}

test('a visit that is over is destroyed a day after it began, once', async () => {
	await openSessions(world.db, world.now).begin(victim.person, 'full', { sure: true });

	assert.deepEqual(await aroundTheEnd('sessions', 1), [0, 1, 0]);
});

test('an address that was never proven is destroyed a day after it was asked for, and one that was is not', async () => {
	const { db, keys } = world;
	const mail = { way: 'mail', address: 'm@example.org' } as const;
	await noticeChoices.tryOut(db, keys, victim, mail, world.now());
	await noticeChoices.addPush(db, keys, victim, 'her phone', world.now());

	assert.deepEqual(await aroundTheEnd('notice_ways', 1), [0, 1, 0]);
	assert.equal((await db.selectFrom('notice_ways').selectAll().execute()).length, 1);
});

test('a call that is done or closed is destroyed after a year, with its steps; one that waits never is', async () => {
	const [, , waits, taken] = [
		await aCall('done'),
		await aCall('closed'),
		await aCall('asked'),
		await aCall('taken')
	];

	assert.deepEqual(await aroundTheEnd('calls', 365), [0, 2, 0]);
	const left = await world.db.selectFrom('call_steps').select('call_id').execute();
	assert.deepEqual(left.map(({ call_id }) => call_id).sort(), [waits, taken].sort());
});

test('more calls than are destroyed at once are all destroyed', async () => {
	const id = await aCall('done');
	const row = await world.db.selectFrom('calls').selectAll().executeTakeFirstOrThrow();
	for (let more = 0; more < 501; more += 1)
		await world.db
			.insertInto('calls')
			.values({ ...row, id: `${id}-${more}` })
			.execute();

	assert.deepEqual(await aroundTheEnd('calls', 365), [0, 502, 0]);
});

test('a call about her safety goes with what ties it to the news', async () => {
	const police = await anAgency(world, 'police', '01');
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());
	const event = await world.db.selectFrom('events').select('id').executeTakeFirstOrThrow();
	const call_id = await aCall('done');
	await world.db
		.insertInto('safety_calls')
		.values({ participation_id: victim.participation, event_id: event.id, call_id })
		.execute();

	assert.deepEqual(await aroundTheEnd('calls', 365), [0, 1, 0]);
	assert.deepEqual(await world.db.selectFrom('safety_calls').selectAll().execute(), []);
});

test('a call of somebody who is held stays until the last day of the hold is over, and the call of another goes', async () => {
	const { db, keys, now } = world;
	const hold = { reason: 'court-order', until: '2027-11-27' } as const;
	await legalHolds.set(db, keys, { kind: 'operator' }, victim, hold, now());
	const held = await aCall('done');
	victim = await aVictimOf(world, urn);
	await aCall('done');

	assert.deepEqual(await aroundTheEnd('calls', 365), [0, 1, 0]);
	const left = await db.selectFrom('calls').select('id').execute();
	assert.deepEqual(left, [{ id: held }]);
	world.setNow('2027-11-27T22:00:00Z');
	assert.equal((await purge(db, now())).calls, 0);
	world.setNow('2027-11-28T00:30:00Z');
	assert.equal((await purge(db, now())).calls, 1);
});

test('what is kept of somebody who is held stays: her notices and papers too, and nobody else’s', async () => {
	const { db, keys, now } = world;
	const free = await aVictimOf(world, urn);
	for (const { person } of [victim, free]) {
		const code = await invitations.newCode(keys);
		const paper = { person, handed: 'alone', language: 'en', livesFor: 'day' } as const;
		await transaction(db, async (trx) => {
			await invitations.add(trx, code, paper, now());
			await notices.owe(trx, { kind: 'way-changed', person, facts: {} }, now());
		});
	}
	await db.updateTable('notices').set({ sent_at: now() }).execute();
	const hold = { reason: 'court-order', until: '2029-01-01' } as const;
	await legalHolds.set(db, keys, { kind: 'operator' }, victim, hold, now());
	world.setNow('2028-01-01T10:00:00Z');

	const gone = await purge(db, now());

	assert.ok(gone.notices > 0 && gone.invitations > 0);
	for (const table of ['notices', 'invitations'] as const) {
		const left = await db.selectFrom(table).select('person_id').execute();
		assert.deepEqual(new Set(left.map(({ person_id }) => person_id)), new Set([victim.person]));
	}
});

test('a call stays with the code that somebody held had typed for it', async () => {
	const { mary, call } = await joiningUnderWay(world);
	await call.refuse();
	const hold = { reason: 'court-order', until: '2035-01-01' } as const;
	await legalHolds.set(world.db, world.keys, { kind: 'operator' }, mary, hold, world.now());
	world.setNow('2030-01-01T10:00:00Z');

	assert.equal((await purge(world.db, world.now())).calls, 0);
});

test('a call about joining goes with the code that was typed for it', async () => {
	const { call } = await joiningUnderWay(world);
	await call.refuse();

	const over = Temporal.Instant.fromEpochMilliseconds(world.now());
	assert.deepEqual(await aroundTheEnd('calls', 365, over), [0, 1, 0]);
	assert.deepEqual(await world.db.selectFrom('joins').selectAll().execute(), []);
});

test('a notice is destroyed 90 days after it was sent or given up, and one that waits never is', async () => {
	for (const kind of ['sent', 'given-up', 'waits'])
		await transaction(world.db, (trx) =>
			notices.owe(trx, { kind: 'call-asked', role: 'advocate', facts: { kind } }, world.now())
		);
	const set = (kind: string, values: { sent_at: number } | { given_up_at: number }) =>
		world.db
			.updateTable('notices')
			.set(values)
			.where('facts', '=', JSON.stringify({ kind }))
			.execute();
	await set('sent', { sent_at: world.now() });
	await set('given-up', { given_up_at: world.now() });

	assert.deepEqual(await aroundTheEnd('notices', 90), [0, 2, 0]);
});

test('what a demonstration shows as sent goes after 90 days', async () => {
	await world.db
		.insertInto('sent_here')
		.values({ notice_id: 'one', to: 'advocate', text: 'There is something new.', at: world.now() })
		.execute();

	assert.deepEqual(await aroundTheEnd('sent_here', 90), [0, 1, 0]);
});

test('a code on paper is destroyed a year after it ran out', async () => {
	const { expires_at } = await world.db
		.selectFrom('invitations')
		.select('expires_at')
		.executeTakeFirstOrThrow();
	const ranOut = Temporal.Instant.fromEpochMilliseconds(expires_at);

	assert.deepEqual(await aroundTheEnd('invitations', 365, ranOut), [0, 1, 0]);
});

test('after 400 days a message is no longer known, and what was parked is gone with its references', async () => {
	const courts = await anAgency(world, 'courts');
	const parked = aMessage({ urn: '01GD7654321', references: ['hearing:one'] });
	await inbox.take(world.db, world.keys, courts, [parked], world.now());

	assert.deepEqual(await aroundTheEnd('parked', 400), [0, 1, 0]);
	assert.deepEqual(await world.db.selectFrom('parked_references').selectAll().execute(), []);
	assert.deepEqual(await world.db.selectFrom('deliveries').selectAll().execute(), []);
});

test('a message is forgotten after 400 days and what it told stays', async () => {
	const police = await anAgency(world, 'police', '01');
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	assert.deepEqual(await aroundTheEnd('deliveries', 400), [0, 1, 0]);
	assert.equal((await world.db.selectFrom('events').selectAll().execute()).length, 1);
});

test('what an agency was answered can be looked up for 30 days', async () => {
	const police = await anAgency(world, 'police', '01');
	const asked = { id: 'r', agency: police.id, delivery: 'w', route: '' };
	await answered.write(world.db, world.keys, asked, { status: 202, body: {} }, world.now());

	assert.deepEqual(await aroundTheEnd('agency_requests', 30), [0, 1, 0]);
});

test('a pack is gone 30 days after its code would have run out', async () => {
	const { id } = await anAgency(world, 'police', '01');
	const officer = { kind: 'officer', agency: id, door: 'd', subject: 's' as SubjectId } as const;
	const batch = { token: 'form', language: 'en' } as const;
	await packs.print(world.db, world.keys, officer, batch, world.now());
	const end = began.add({ hours: 24 * 395 });

	assert.deepEqual(await aroundTheEnd('packs', 30, end), [0, perBatch, 0]);
});

test('a purge of what is new takes nothing', async () => {
	await aCall('done');
	await invitations.newCode(world.keys);

	assert.deepEqual(await purge(world.db, world.now()), nothing);
});

test('everything that hangs on a call is known to the purge', async (t) => {
	if (isPostgres(world.db)) return t.skip('SQLite lists the same keys');
	const { rows } = await sql<{ name: string }>`
		select m.name from sqlite_schema m, pragma_foreign_key_list(m.name) k
		where m.type = 'table' and k."table" = 'calls' and k.on_delete <> 'CASCADE'
	`.execute(world.db);

	assert.deepEqual(rows.map(({ name }) => name).sort(), [...hangingOnCalls].sort());
});
