/** Who looked is only ever added to, and whoever goes round us is found to the row. */
import assert from 'node:assert/strict';
import { verify } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { PersonId } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as audit from './audit.ts';
import { check, type Fault } from './check.ts';
import * as heads from './heads.ts';
import { isPostgres, transaction } from '#lib/server/database.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	for (let nth = 0; nth < 6; nth += 1) await write();
});
afterEach(() => world.close());

const chain = 'person:mary' as const;
const mary = { kind: 'advocate', person: 'mary' as PersonId } as const;
const write = (into: audit.Chain = chain, act: audit.Act = 'case-read') =>
	transaction(world.db, (trx) => audit.write(trx, world.keys, into, mary, act, world.now()));
const faults = async () => (await check(world.db, world.keys)).faults;
const run = (statement: string) => sql.raw(statement).execute(world.db);
const fault = (seq: number, what: Fault['what'], of: string = chain): Fault => ({
	chain: of,
	seq,
	what
});

/** Takes the guards away, as somebody would who owns the database. */
async function unguard(): Promise<void> {
	const on = isPostgres(world.db) ? ' on audit' : '';
	await run(`drop trigger audit_never_changes${on}`);
	if (!isPostgres(world.db)) await run('drop trigger audit_never_shrinks');
}

test('the database itself refuses to change or take away a row', async () => {
	await assert.rejects(run(`update audit set act = 'refused'`), /only added to/);
	await assert.rejects(run('delete from audit where seq = 3'), /only added to/);
	if (isPostgres(world.db)) await assert.rejects(run('truncate audit'), /only added to/);

	assert.deepEqual(await faults(), []);
	assert.equal((await check(world.db, world.keys)).rows, 6);
});

test('the database itself refuses to put a row in the place of another', async () => {
	const columns = 'chain, seq, at, actor_kind, actor_id, act, whose, mac';
	const forged = `'${chain}', 3, 0, 'keeper', null, 'refused', null, ''`;
	const elsewhere = `'person:jane', 1, 0, 'keeper', null, 'refused', null, ''`;
	const put = isPostgres(world.db)
		? [
				`insert into audit (${columns}) values (${forged})
					on conflict (chain, seq) do update set act = excluded.act`
			]
		: [
				`insert or replace into audit (${columns}) values (${forged})`,
				`replace into audit (rowid, ${columns}) values (3, ${elsewhere})`,
				`insert into audit (${columns}) values (${forged})
					on conflict (chain, seq) do update set act = excluded.act`
			];

	for (const statement of put) await assert.rejects(run(statement), /only added to/);

	assert.deepEqual(await faults(), []);
	assert.equal((await check(world.db, world.keys)).rows, 6);
});

test('an altered row is found, and no other is blamed', async () => {
	await unguard();

	for (const change of [
		`act = 'number-shown'`,
		`at = at + 1`,
		`actor_id = 'jane'`,
		`actor_kind = 'victim'`,
		`whose = 'place'`
	]) {
		await run(`create table kept as select * from audit where seq = 3`);
		await run(`update audit set ${change} where seq = 3`);
		assert.deepEqual(await faults(), [fault(3, 'altered')], change);
		await run(`delete from audit where seq = 3`);
		await run(`insert into audit select * from kept`);
		await run(`drop table kept`);
	}
	assert.deepEqual(await faults(), []);
});

test('a row taken away is found, at the beginning, in the middle, at the end, and with the rest numbered anew', async () => {
	await unguard();
	const again = async (...statements: string[]) => {
		await run(`create table kept as select * from audit`);
		for (const one of statements) await run(one);
		const found = await faults();
		await run(`delete from audit`);
		await run(`insert into audit select * from kept`);
		await run(`drop table kept`);
		return found;
	};

	for (const seq of [1, 3, 6])
		assert.deepEqual(await again(`delete from audit where seq = ${seq}`), [
			fault(seq, 'taken-away')
		]);
	assert.deepEqual(await again(`delete from audit where seq in (3, 4)`), [
		fault(3, 'taken-away'),
		fault(4, 'taken-away')
	]);
	const renumbered = await again(
		`delete from audit where seq = 3`,
		`update audit set seq = seq + 100 where seq > 3`,
		`update audit set seq = seq - 101 where seq > 100`
	);
	assert.deepEqual(renumbered, [fault(3, 'taken-away')]);
	assert.deepEqual(await faults(), []);
});

test('an end that was altered where it is kept is found before anything is written over it', async () => {
	await run(`update audit_chains set mac = 'another'`);

	assert.deepEqual(await faults(), [fault(6, 'altered')]);
});

test('a row taken off an end is missed after more was written, too', async () => {
	await unguard();
	await run('delete from audit where seq = 6');
	await write();

	assert.deepEqual(await faults(), [fault(6, 'taken-away')]);
});

test('a row put in is found, in the middle and at the end', async () => {
	const copy = (seq: number) =>
		`insert into audit (chain, seq, at, actor_kind, actor_id, act, mac, whose)
		select chain, ${seq}, at, actor_kind, actor_id, act, mac, whose from audit where seq = 2`;
	await run(copy(7));
	assert.deepEqual(await faults(), [fault(7, 'put-in')]);

	await unguard();
	await run('delete from audit where seq = 7');
	await run('update audit set seq = seq + 100 where seq > 3');
	await run('update audit set seq = seq - 99 where seq > 100');
	await run(copy(4));

	assert.deepEqual(await faults(), [fault(4, 'put-in')]);
});

test('a chain that is gone with its end is found by the case it belonged to, and by the signed hour', async () => {
	const { db, keys } = world;
	const victim = await aVictimOf(world, urn);
	world.setNow('2026-11-25T09:40:00Z');
	await heads.make(db, keys, world.now());
	await unguard();

	const of = `case:${victim.caseId}`;
	await run(`delete from audit where chain = '${of}'`);
	await run(`delete from audit_chains where chain = '${of}'`);

	assert.deepEqual(await faults(), [fault(1, 'taken-away', of)]);
	assert.equal((await heads.broken(db, keys, 0)).length, 1);
});

test('rows taken off an end, whose end was put back to how it was, break the signed hour', async () => {
	const { db, keys } = world;
	const [kept] = await db.selectFrom('audit_chains').selectAll().execute();
	await write();
	world.setNow('2026-11-25T09:40:00Z');
	await heads.make(db, keys, world.now());
	await unguard();

	await run('delete from audit where seq = 7');
	await db.updateTable('audit_chains').set(kept!).execute();

	assert.deepEqual(await faults(), []);
	assert.deepEqual(await heads.broken(db, keys, 0), [world.now() - 60_000]);
});

test('once an hour a line is signed over what was written since, which anybody can check', async () => {
	const { db, keys } = world;
	world.setNow('2026-11-25T09:40:00Z');
	const first = await heads.make(db, keys, world.now());
	const tooSoon = await heads.make(db, keys, world.now() + 1000);
	await write();
	world.setNow('2026-11-25T10:41:00Z');
	const second = await heads.make(db, keys, world.now());

	assert.deepEqual([first?.rows, tooSoon, second?.rows], [6, undefined, 1]);
	assert.deepEqual(await heads.newest(db), second);
	const signature = Buffer.from(second!.signature, 'base64');
	const text = Buffer.from(heads.line(second!));
	assert.ok(verify(null, text, heads.publicKey(keys), signature));
	assert.ok(!verify(null, Buffer.concat([text, text]), heads.publicKey(keys), signature));
	assert.deepEqual(await heads.broken(db, keys, 0), []);
	await db.updateTable('audit_heads').set({ rows: 7 }).where('rows', '=', 6).execute();
	assert.equal((await heads.broken(db, keys, 0)).length, 1);
});
