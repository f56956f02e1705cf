/** A world to test in: a real database, a stopped clock, senders that remember. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import type { Instant } from '#lib/domain/event.ts';
import { open, type Db } from '#lib/server/database.ts';
import { draw, type Keys } from '#lib/server/keys.ts';
import { openLog } from '#lib/server/log.ts';
import { migrate } from '#lib/server/migrate.ts';
import type { Message } from '#lib/server/senders.ts';
import type { World } from '#lib/server/world.ts';

export type TestWorld = World & {
	readonly db: Db;
	/** Moves the clock. */
	readonly setNow: (now: string) => void;
	/** What was sent, in order. */
	readonly sent: Message[];
	/** Lines of the log, as written. */
	readonly lines: string[];
	/** From now on every send breaks, or works again. */
	readonly breakSenders: (broken: boolean) => void;
	readonly close: () => Promise<void>;
};

/** Opens a world on an empty, migrated database: SQLite in memory, or a fresh PostgreSQL one under TEST_DATABASE_URL. */
export async function testWorld({ now = '2026-11-25T10:00:00Z' } = {}): Promise<TestWorld> {
	const { db, drop } = await emptyDatabase();
	let at: Instant = Temporal.Instant.from(now).epochMilliseconds;
	let broken = false;
	const sent: Message[] = [];
	const lines: string[] = [];
	return {
		db,
		keys: cheaply(draw(randomBytes(32).toString('base64'))),
		log: openLog({ write: (line) => void lines.push(line) }),
		now: () => at,
		signingClocks: () => [at],
		invented: true,
		senders: {
			async send(message) {
				await Promise.resolve();
				if (broken) throw new Error('the sender is down');
				sent.push(message);
			}
		},
		setNow: (text) => (at = Temporal.Instant.from(text).epochMilliseconds),
		sent,
		lines,
		breakSenders: (yes) => (broken = yes),
		close: async () => {
			await db.destroy();
			await drop();
		}
	};
}

/** The same keys, with what people type kept as cheaply as argon2id can: what a guess costs is another test's matter. */
export function cheaply(keys: Keys): Keys {
	return { ...keys, stretch: { memory: 8, passes: 1 } };
}

const migrations = path.resolve('migrations');

async function emptyDatabase(): Promise<{ db: Db; drop: () => Promise<void> }> {
	const url = process.env.TEST_DATABASE_URL;
	if (!url) {
		const db = open({ file: ':memory:' });
		await migrate(db, migrations);
		return { db, drop: () => Promise.resolve() };
	}
	await template(url);
	const name = `test_${randomBytes(8).toString('hex')}`;
	await admin(url, `create database ${name} template alongside_template`);
	return { db: open({ url: named(url, name) }), drop: () => admin(url, `drop database ${name}`) };
}

let templated: Promise<void> | undefined;

// Migrated once for all files; each test's database is a copy of it, which takes a tenth of the time.
function template(url: string): Promise<void> {
	templated ??= underLock(url, async (client) => {
		const { rowCount } = await client.query(
			"select 1 from pg_database where datname = 'alongside_template'"
		);
		if (rowCount) return;
		await client.query('create database alongside_making');
		const db = open({ url: named(url, 'alongside_making') });
		await migrate(db, migrations);
		await db.destroy();
		await client.query('alter database alongside_making rename to alongside_template');
	});
	return templated;
}

function admin(url: string, statement: string): Promise<void> {
	// A template may be copied by one at a time.
	return underLock(url, async (client) => void (await client.query(statement)));
}

async function underLock(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('select pg_advisory_lock(26)');
		await act(client);
	} finally {
		await client.end();
	}
}

function named(url: string, name: string): string {
	const address = new URL(url);
	address.pathname = `/${name}`;
	return address.href;
}
