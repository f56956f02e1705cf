/** A world to test in: a real database, a stopped clock, senders that remember. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { Instant } from '#lib/domain/event.ts';
import { writtenWays } from '#lib/domain/reach/template.ts';
import { open, type Db } from '#lib/server/database.ts';
import { draw, type Keys } from '#lib/server/vault/keys.ts';
import { openLog } from '#lib/server/log.ts';
import { migrate } from '#lib/server/migrate.ts';
import { readClientKeys } from '#lib/server/agency-door/client-keys.ts';
import { openIssuers } from '#lib/server/agency-door/issuers.ts';
import type { Message } from '#lib/server/notice/sender.ts';
import type { World } from '#lib/server/world.ts';
import { lend, migrations, type Lent } from './databases.ts';

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
	const { db, giveBack } = await emptyDatabase();
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
		oidc: { keys: await clientKeys(), issuers: openIssuers({ waits: 300 }) },
		invented: true,
		push: undefined,
		noticesAnHour: 200,
		marketplace: undefined,
		senders: {
			ways: writtenWays,
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
		close: giveBack
	};
}

let made: ReturnType<typeof readClientKeys> | undefined;

// One for all: making it takes longer than many a test.
function clientKeys(): ReturnType<typeof readClientKeys> {
	made ??= readClientKeys({ ALONGSIDE_CLIENT_KEY: aClientKey() }, '', { invented: true });
	return made;
}

function aClientKey(): string {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** The same keys, with what people type kept as cheaply as argon2id can: what a guess costs is another test's matter. */
export function cheaply(keys: Keys): Keys {
	return { ...keys, stretch: { memory: 8, passes: 1 } };
}

async function emptyDatabase(): Promise<Lent> {
	const server = process.env.TEST_DATABASE_URL;
	if (server) return lend(server);
	const db = open({ file: await (template ??= makeTemplate()) });
	return { db, giveBack: () => db.destroy() };
}

let template: Promise<Buffer> | undefined;

// Migrated once for all tests of a file.
async function makeTemplate(): Promise<Buffer> {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-template-'));
	const file = path.join(folder, 'empty.db');
	const db = open({ file });
	await migrate(db, migrations);
	// A log beside the file cannot be copied into memory.
	await sql`pragma journal_mode = delete`.execute(db);
	await db.destroy();
	const bytes = readFileSync(file);
	rmSync(folder, { recursive: true });
	return bytes;
}
