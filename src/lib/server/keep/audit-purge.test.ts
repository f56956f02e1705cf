/** What goes from the audit after six years, and that nothing else can be made to look gone. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { PersonId } from '#lib/domain/actor.ts';
import { aVictim } from '#tests/world/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { check } from '#lib/server/audit/check.ts';
import * as heads from '#lib/server/audit/heads.ts';
import { purge, purgedBefore } from './audit-purge.ts';
import * as cases from '#lib/server/case/cases.ts';
import { isPostgres, transaction } from '#lib/server/database.ts';
import * as legalHolds from './legal-holds.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	for (let nth = 0; nth < 6; nth += 1) await write();
});
afterEach(() => world.close());

const chain = 'person:mary' as const;
const mary = { kind: 'advocate', person: 'mary' as PersonId } as const;
const write = () =>
	transaction(world.db, (trx) =>
		audit.write(trx, world.keys, chain, mary, 'case-read', world.now())
	);
const run = (statement: string) => sql.raw(statement).execute(world.db);
const faults = async () => (await check(world.db, world.keys)).faults;

test('after six years the oldest rows go by their own path, and the rest is still whole', async () => {
	const { db, keys } = world;
	world.setNow('2026-11-25T09:40:00Z');
	await heads.make(db, keys, world.now());
	world.setNow('2028-01-01T10:00:00Z');
	await write();

	world.setNow('2032-11-24T10:00:00Z');
	const tooEarly = await purge(db, keys, world.now());
	world.setNow('2032-11-26T10:00:00Z');
	const gone = await purge(db, keys, world.now());
	await write();

	assert.deepEqual([tooEarly, gone], [0, 6]);
	assert.deepEqual(await faults(), []);
	assert.deepEqual(await heads.broken(db, keys, await purgedBefore(db, world.now())), []);
	const left = await db.selectFrom('audit').select('seq').orderBy('seq').execute();
	assert.deepEqual(
		left.map(({ seq }) => seq),
		[7, 8]
	);
	await assert.rejects(run('delete from audit where seq = 7'), /only added to/);
	await db.updateTable('audit_chains').set({ cut_seq: 7 }).execute();
	assert.equal((await faults()).length, 1);
});

test('a chain whose rows were all purged goes on by its number', async () => {
	const { db, keys } = world;
	world.setNow('2035-01-01T10:00:00Z');
	assert.equal(await purge(db, keys, world.now()), 6);

	await write();

	assert.deepEqual(await faults(), []);
	const { seq } = await db.selectFrom('audit').select('seq').executeTakeFirstOrThrow();
	assert.equal(seq, 7);
});

test('nothing of a case that is held is purged', async () => {
	const { db, keys } = world;
	const victim = await aVictimOf(world, urn);
	const until = '2040-01-01';
	const hold = { reason: 'complaint', until } as const;
	await legalHolds.set(db, keys, { kind: 'operator' }, victim, hold, world.now());
	world.setNow('2035-01-01T10:00:00Z');

	assert.equal(await purge(db, keys, world.now()), 6);
	world.setNow('2040-01-02T10:00:00Z');
	assert.ok((await purge(db, keys, world.now())) > 0);
	assert.deepEqual(await faults(), []);
});

test('two that write into one chain at once do not break it', async () => {
	const victim = await aVictimOf(world, urn);

	await Promise.all(
		Array.from({ length: 12 }, () =>
			cases.readFor(world.db, world.keys, aVictim(victim), world.now())
		)
	);

	assert.deepEqual(await faults(), []);
});

test('what is looked at again and again is written down once a day', async () => {
	const { db, keys } = world;
	const since = world.now() - 1000;
	const about = { chain: 'request:one', whose: undefined } as never;
	const look = () =>
		transaction(db, (trx) =>
			audit.writeOnce(trx, keys, about, mary, 'request-listed', { since, now: world.now() })
		);
	await look();
	await look();

	const { n } = await db
		.selectFrom('audit')
		.select(({ fn }) => fn.countAll<number>().as('n'))
		.where('act', '=', 'request-listed')
		.executeTakeFirstOrThrow();
	assert.equal(Number(n), 1);
});

test('an hour of which only the first rows went in six years is no false alarm', async () => {
	const { db, keys } = world;
	world.setNow('2026-11-25T09:00:00Z');
	await heads.make(db, keys, world.now());
	world.setNow('2026-11-25T11:40:00Z');
	await write();
	world.setNow('2026-11-25T12:30:00Z');
	await heads.make(db, keys, world.now());
	// Six years after ten o'clock.
	world.setNow('2032-11-24T22:00:00Z');
	await purge(db, keys, world.now());

	const left = await db.selectFrom('audit').select('seq').execute();
	assert.ok(left.length > 0 && left.length < 12);
	assert.deepEqual(await heads.broken(db, keys, await purgedBefore(db, world.now())), []);
});

test('a mark that says that all was purged hides nothing that is not six years old', async () => {
	const { db, keys } = world;
	world.setNow('2026-11-25T12:00:00Z');
	await heads.make(db, keys, world.now());
	const guard = isPostgres(db) ? 'audit_never_changes on audit' : 'audit_never_shrinks';
	await run(`drop trigger ${guard}`);
	await db.deleteFrom('audit').execute();
	await db
		.insertInto('marks')
		.values({ name: 'audit-purged-before', value: String(world.now()) })
		.execute();

	assert.equal((await heads.broken(db, keys, await purgedBefore(db, world.now()))).length, 1);
});
