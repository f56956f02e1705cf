/** Leave and Sign out when the database does not answer: a disk that is really full, a PostgreSQL that was really stopped. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { open, transaction } from '#lib/server/database.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import { migrate } from '#lib/server/migrate.ts';
import type { World } from '#lib/server/world.ts';
import { newFolder, start, worldIn, type Server } from '#tests/drills/_server.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { aCase, aVictimIn, signedIn } from '../folk.ts';
import { placeOf } from '../tree.ts';

const key = { ALONGSIDE_KEY: randomBytes(32).toString('base64') };
const ways = [
	['GET', '/leave'],
	['POST', '/leave'],
	['GET', '/sign-out'],
	['POST', '/sign-out']
] as const;

/** The cookies of as many visits as there are ways to end one. */
async function visits(world: World): Promise<string[]> {
	const { person } = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	const ids = [];
	for (const _ of ways) ids.push(await signedIn(world, { person, level: 'full' }));
	return ids.map((id) => `${cookieName}=${id}`);
}

async function opens({ port }: Server, cookie: string): Promise<boolean> {
	return (await ask(port, '/home', { headers: { cookie } })).status === 200;
}

/** Ends each visit by another way: within a moment, with a page about nothing, and without its cookie. */
async function leaveAll({ port }: Server, cookies: readonly string[]): Promise<void> {
	for (const [nth, [method, target]] of ways.entries()) {
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		const headers = {
			accept: 'text/html',
			cookie: cookies[nth] ?? '',
			origin: `http://127.0.0.1:${port}`,
			...(method === 'POST' ? form : {})
		};
		const began = performance.now();

		const reply = await ask(port, target, { method, headers });
		const took = performance.now() - began;

		assert.ok([303, 204].includes(reply.status), `${method} ${target} ${reply.status}`);
		assert.match(String(reply.headers['set-cookie']), new RegExp(`${cookieName}=;`));
		assert.ok(took < 3000, `${method} ${target} took ${took} ms`);
		const next = reply.headers.location;
		if (next) assert.equal((await ask(port, next)).status, 200, next);
	}
}

async function noneOpens(server: Server, cookies: readonly string[]): Promise<void> {
	for (const cookie of cookies) assert.ok(!(await opens(server, cookie)));
}

/** What is ready for everybody opens for who is signed in, too; on a phone that others use nothing else keeps it. */
async function numbersOpen({ port }: Server, cookie: string): Promise<void> {
	for (const target of ['/help/numbers', '/safety', '/pl/rights']) {
		const reply = await ask(port, target, { headers: { cookie, accept: 'text/html' } });
		assert.equal(reply.status, 200, target);
		assert.doesNotMatch(String(reply.headers['set-cookie']), new RegExp(`${cookieName}=`));
	}
}

/** A disk of so many megabytes; nothing where this machine does not let us mount one. */
function smallDisk(t: TestContext, megabytes: number): string | undefined {
	const folder = newFolder();
	const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder];
	if (spawnSync('mount', options).status !== 0) return undefined;
	t.after(() => spawnSync('umount', ['-l', folder]));
	return folder;
}

/** Writes until nothing more fits, and gives how to make room again. */
function fill(folder: string): () => void {
	const file = path.join(folder, 'filling');
	const at = openSync(file, 'w');
	for (const size of [1 << 20, 4096, 1])
		try {
			for (;;) writeSync(at, Buffer.alloc(size));
		} catch {
			// A smaller piece may still fit.
		}
	closeSync(at);
	return () => rmSync(file);
}

test('on a full disk she gets away by every way out, and no visit comes back with the room or a restart', async (t) => {
	const folder = smallDisk(t, 48);
	if (!folder) return t.skip('a disk can be mounted by root alone');
	const db = open({ file: path.join(folder, 'alongside.db') });
	await migrate(db, placeOf('migrations'));
	await db.destroy();
	const world = await worldIn(folder, key);
	const [ended, endedBefore] = [await visits(world), await visits(world)];
	let server = await start(folder, key);
	assert.ok(await opens(server, ended[0] ?? ''));
	await sql`pragma wal_checkpoint(truncate)`.execute(world.db);
	const makeRoom = fill(folder);
	await assert.rejects(sql`update sessions set seen_at = seen_at + 1`.execute(world.db));

	const ready = await ask(server.port, '/readyz');
	assert.equal(ready.status, 503);
	assert.match(ready.text, /"disk":"0 MB left"/);
	await numbersOpen(server, ended[0] ?? '');
	await leaveAll(server, ended);
	await noneOpens(server, ended);
	await leaveAll(server, endedBefore);
	await server.kill();
	makeRoom();
	server = await start(folder, key);

	await noneOpens(server, [...ended, ...endedBefore]);
	await sleep(1500);
	const left = await world.db.selectFrom('sessions').select('id_hash').execute();
	assert.deepEqual(left, []);
	await world.db.destroy();
	await server.stop();
});

type Postgres = {
	readonly url: string;
	readonly stop: () => Promise<void>;
	/** Ends it as it stands, and starts it again; neither where it is not ours. */
	readonly halt?: () => Promise<void>;
	readonly resume?: () => Promise<void>;
};

test('with PostgreSQL stopped she gets away by every way out, and each visit is over when it is back', async (t) => {
	if (process.env.ALONGSIDE_SKIP_POSTGRES === '1' && !process.env.CI)
		return t.skip('ALONGSIDE_SKIP_POSTGRES is set');
	const place = new URL('../../../scripts/postgres.mjs', import.meta.url).href;
	const { startPostgres } = (await import(place)) as { startPostgres: () => Promise<Postgres> };
	const { url, stop, halt, resume } = await startPostgres();
	t.after(stop);
	if (!halt || !resume) return t.skip('TEST_PG_URL names one that is not ours to stop');
	const db = open({ url });
	await migrate(db, placeOf('migrations'));
	await db.destroy();
	const env = { ...key, DATABASE_URL: url };
	const folder = newFolder();
	const server = await start(folder, env);
	const other = await start(folder, env);
	const world = await worldIn(folder, env);
	const cookies = await visits(world);
	assert.ok(await opens(server, cookies[0] ?? ''));

	await halt();
	await numbersOpen(server, cookies[0] ?? '');
	await leaveAll(server, cookies);
	await sleep(1500);
	await resume();

	await noneOpens(other, cookies);
	await noneOpens(server, cookies);
	await sleep(2500);
	assert.deepEqual(await world.db.selectFrom('sessions').select('id_hash').execute(), []);
	await world.db.destroy();
	await Promise.all([server, other].map((one) => one.stop()));
});
