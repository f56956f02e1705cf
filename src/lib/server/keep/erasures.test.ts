/** Erasing destroys her keys, so that neither the database nor an old backup of it can be read; a hold comes first. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { everySealed, openable } from '#tests/vault/sealed-fields.ts';
import { aFullVictim, aWholeVictim } from '#tests/vault/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as messageDraft from '#lib/server/message/draft.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as companions from '#lib/server/access/companions.ts';
import type { Db } from '#lib/server/database.ts';
import { erase, receiptOf } from './erasures.ts';
import * as legalHolds from './legal-holds.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import { newToken } from '#lib/server/vault/tokens.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const operator = { kind: 'operator' } as const;
const other = readUrn('01GD7654321') as Urn;
const erased = (victim: Victim) =>
	erase(world.db, world.keys, operator, victim.participation, world.now());

test('after it nothing of hers can be opened, in the database or in a copy from before without its keyrings', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const jane = await aFullVictim(world, other);
	const copy = await everySealed(db);
	const before = await openable(db, keys, copy);

	const answer = await erased(mary);

	assert.ok(answer.ok);
	const still = await openable(db, keys, copy);
	assert.equal(before.length, copy.length);
	const left = await everySealed(db);
	assert.equal((await openable(db, keys, left)).length, left.length);
	const places = (kept: typeof copy) => kept.map(({ field, row }) => `${field.column} ${row}`);
	assert.deepEqual(places(still).sort(), places(left).sort());
	assert.ok(copy.length - left.length >= 7);
	assert.ok((await cases.readFor(db, keys, jane, world.now())).events.length > 0);
});

test('no row of any table names her any more, but the audit that she may be asked about', async () => {
	const { db, keys } = world;
	const mary = await aWholeVictim(world, urn);
	await legalHolds.end(db, keys, operator, mary, world.now());

	await erased(mary);

	for (const text of await everyRowBut(db, 'audit'))
		for (const id of [mary.person, mary.participation, mary.caseId])
			assert.ok(!text.includes(id), text);
});

test('the form she had filled in for a call goes with the call', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const token = newToken();
	await drafts.save(db, keys, token, { phone: '07700 900464' }, world.now());
	const [call] = await db
		.selectFrom('calls')
		.select('id')
		.where('person_id', '=', mary.person)
		.execute();
	await transaction(db, (trx) => drafts.markSent(trx, token, call!.id, world.now() + 86_400_000));

	await erased(mary);

	assert.equal(await drafts.find(db, keys, token, world.now()), undefined);
});

test('what she was writing to her advocate opens no more, and nobody else loses theirs', async () => {
	const { db, keys } = world;
	const [mary, jane] = [await aFullVictim(world, urn), await aFullVictim(world, other)];
	await messageDraft.keep(db, keys, mary, 'He found out where', world.now());
	await messageDraft.keep(db, keys, jane, 'Can we talk?', world.now());

	await erased(mary);

	const kept = (who: typeof mary) => messageDraft.find(db, keys, who, world.now());
	assert.deepEqual([await kept(mary), await kept(jane)], [undefined, 'Can we talk?']);
});

test('whoever stood beside her is gone with her, with their way in, and nobody beside another', async () => {
	const { db, keys } = world;
	const [mary, jane] = [await aFullVictim(world, urn), await aFullVictim(world, other)];
	const sessions = openSessions(db, world.now);
	const besides: PersonId[] = [];
	for (const victim of [mary, mary, jane]) {
		const asked = { language: 'en', panes: ['dates'], days: 30, shared: false } as const;
		const made = await supporters.letIn(db, keys, victim, asked, world.now());
		assert.ok(made.ok);
		await sessions.begin(made.person, 'full', { sure: true });
		besides.push(made.person);
	}
	const [revoked] = await supporters.listFor(db, keys, mary, world.now());
	await supporters.revoke(db, keys, mary, revoked?.id ?? '', world.now());

	const answer = await erased(mary);

	assert.ok(answer.ok);
	// One more stands beside every full victim.
	assert.equal(answer.receipt.destroyed.beside, 3);
	const left = await everyRowBut(db, 'audit');
	assert.deepEqual(
		besides.map((person) => left.filter((text) => text.includes(person)).length > 0),
		[false, false, true]
	);
	assert.equal((await companions.actorOf(db, besides[2]!))?.caseId, jane.caseId);
});

async function everyRowBut(db: Db, prefix: string): Promise<string[]> {
	const tables = await db.introspection.getTables();
	const found: string[] = [];
	for (const { name } of tables.filter((one) => !one.name.startsWith(prefix))) {
		const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
		found.push(`${name} ${JSON.stringify(rows)}`);
	}
	return found;
}

test('the receipt says what was destroyed and when the backups have lost it too', async () => {
	const mary = await aFullVictim(world, urn);

	const answer = await erased(mary);

	assert.ok(answer.ok);
	const { number, erasedOn, goneFromBackupsOn, destroyed } = answer.receipt;
	assert.match(number, /^\d{10}$/);
	assert.deepEqual([erasedOn, goneFromBackupsOn], ['2026-11-25', '2026-12-25']);
	assert.equal(destroyed.keys, 2);
	for (const sort of ['needs', 'asks', 'told', 'calls', 'ways-in', 'person', 'facts', 'case'])
		assert.ok((destroyed[sort] ?? 0) > 0, sort);
	assert.deepEqual(await receiptOf(world.db, number), answer.receipt);
	assert.equal(await receiptOf(world.db, '0000000000'), undefined);
});

test('what the agencies told stays for another victim of the same case, who can still tell us more', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const jane = await aVictimOf(world, urn);
	const seen = await cases.readFor(db, keys, jane, world.now());

	await erased(mary);

	const after = await cases.readFor(db, keys, jane, world.now());
	assert.deepEqual([after.events, after.urn], [seen.events, urn]);
	const told = { kind: 'reported', on: '2026-11-01', data: {} } as const;
	await cases.tellAs(db, keys, jane, [told], world.now());
	assert.equal(await auditCheck.firstBroken(db, keys, `case:${jane.caseId}`), undefined);
});

test('a hold refuses it until its last day is over, and says why', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const hold = { reason: 'court-order', until: '2026-12-01' } as const;
	await legalHolds.set(db, keys, operator, mary, hold, world.now());

	const refused = await erased(mary);
	world.setNow('2026-12-01T22:00:00Z');
	const lastDay = await erased(mary);
	world.setNow('2026-12-02T00:30:00Z');
	const after = await erased(mary);

	assert.deepEqual(refused, { ok: false, why: 'held', hold });
	assert.deepEqual(lastDay, refused);
	assert.equal(after.ok, true);
});

test('a hold can be ended, once, and both are written down', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	await legalHolds.set(
		db,
		keys,
		operator,
		mary,
		{ reason: 'complaint', until: '2027-12-01' },
		world.now()
	);

	const ended = await legalHolds.end(db, keys, operator, mary, world.now());
	const again = await legalHolds.end(db, keys, operator, mary, world.now());

	assert.deepEqual([ended, again], [true, false]);
	assert.equal((await erased(mary)).ok, true);
	const rows = await db
		.selectFrom('audit')
		.select(['act', 'whose'])
		.where('act', 'in', ['hold-set', 'hold-ended', 'erased'])
		.orderBy('seq')
		.execute();
	assert.deepEqual(
		rows.map(({ act }) => act),
		['hold-set', 'hold-ended', 'erased']
	);
	assert.ok(rows.every(({ whose }) => whose === mary.participation));
});

test('a place that is not there is not erased twice, and what she sends too late makes no new key', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	await erased(mary);

	const told = { kind: 'reported', on: '2026-11-01', data: {} } as const;
	await assert.rejects(cases.tellAs(db, keys, mary, [told], world.now()));

	assert.deepEqual(await erased(mary), { ok: false, why: 'no-such-place' });
	assert.deepEqual(await everySealed(db), []);
	const rings = await db.selectFrom('keyrings').select('id').execute();
	assert.deepEqual(rings, []);
});
