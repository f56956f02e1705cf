/** Everything outside the code, opened once: the database, the keys, the clock and the ways to send. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '#lib/domain/event.ts';
import { open, type Db } from './database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { openLog, type Log } from './log.ts';
import { readClientKeys, type ClientKeys } from '#lib/server/agency-door/client-keys.ts';
import { openIssuers, type Issuers } from '#lib/server/agency-door/issuers.ts';
import { readRoots } from '#lib/server/vault/root-keys.ts';
import { openMarketplace, type Marketplace } from '#lib/server/pull/marketplace.ts';
import { readMarketplace } from '#lib/server/pull/settings.ts';
import { anHourOf, readSenders } from '#lib/server/notice/settings.ts';
import { openSenders, type Senders } from '#lib/server/notice/senders.ts';
import type { PushSettings } from '#lib/server/notice/push.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { openKeys } from '#lib/server/vault/service-keys.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { readingOf } from '#lib/i18n/offering.ts';

export type World = {
	readonly db: Db;
	readonly keys: Keys;
	readonly log: Log;
	readonly senders: Senders;
	/** The key a browser of hers is asked to be pushed to by; nothing where nothing is pushed. */
	readonly push: PushSettings | undefined;
	/** How many notices of one kind one source may cause in an hour before the next wait for a person. */
	readonly noticesAnHour: number;
	/** Where the courts are asked; nothing where they are not. */
	readonly marketplace: Marketplace | undefined;
	/** The only clock: everything else is told what time it is. */
	readonly now: () => Instant;
	/** The clocks an agency may sign by: ours, and the real one where ours was set back or forward for a demonstration. */
	readonly signingClocks: () => readonly Instant[];
	/** What is needed where agencies' people sign in: our keys, if there are any, and what is known of their sign-ins. */
	readonly oidc: { readonly keys: ClientKeys | undefined; readonly issuers: Issuers };
	/** Whether everybody in the database is invented: only then may anyone sign in as anyone. */
	readonly invented: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the data lies: DATA_DIR, or `data` in the folder we were started in. */
export function dataFolder(env: Environment): string {
	return path.resolve(env.DATA_DIR || 'data');
}

/**
 * Opens the world from the environment; in SQLite on a file of the data's folder. Throws, saying what is wrong, when it
 * must not be opened.
 */
export async function openWorld(env: Environment, file = 'alongside.db'): Promise<World> {
	const folder = dataFolder(env);
	if (!env.DATABASE_URL) mkdirSync(folder, { recursive: true, mode: 0o700 });
	const db = open(env.DATABASE_URL ? { url: env.DATABASE_URL } : { file: path.join(folder, file) });
	const invented = await isInvented(db);
	if (invented) await refuseToPretend(db, env);
	else if (env.ALONGSIDE_NOW)
		throw new Error('ALONGSIDE_NOW sets the clock of a demonstration only');
	const now = clock(invented ? env.ALONGSIDE_NOW : undefined);
	const oidc = {
		keys: await readClientKeys(env, path.join(folder, 'client-key'), { invented }),
		issuers: openIssuers()
	};
	const settings = readSenders(env, { invented });
	const marketplace = readMarketplace(env, { invented });
	const roots = readRoots(env, path.join(folder, 'key'), { invented });
	await stops.refresh(db);
	// The front answers with what was built, and is told by the process they share which languages it is not to offer.
	Object.assign(globalThis, { alongsideUnread: invented ? [] : unread() });
	const keys = await openKeys(db, roots, now());
	await corrections.refresh(db, keys);
	return {
		db,
		keys,
		log: openLog(),
		senders: openSenders(db, settings, { invented }),
		push: settings.push,
		noticesAnHour: anHourOf(env),
		marketplace: marketplace && openMarketplace(marketplace),
		now,
		oidc,
		signingClocks: () => (invented && env.ALONGSIDE_NOW ? [now(), Date.now()] : [now()]),
		invented
	};
}

/** Whether the database carries the mark of a demonstration. */
export async function isInvented(db: Db): Promise<boolean> {
	const mark = await db
		.selectFrom('marks')
		.select('value')
		.where('name', '=', 'invented')
		.executeTakeFirst();
	return mark !== undefined;
}

async function refuseToPretend(db: Db, env: Environment): Promise<void> {
	if (env.NODE_ENV === 'production')
		throw new Error('A demonstration never runs with NODE_ENV=production');
	if (env.DATABASE_URL) throw new Error('A demonstration never runs on DATABASE_URL');
	if (env.HOST && !['127.0.0.1', '::1', 'localhost'].includes(env.HOST))
		throw new Error('A demonstration listens on this machine only: leave HOST out');
	const real = await db
		.selectFrom('agencies')
		.select('id')
		.where('invented', '=', 0)
		.executeTakeFirst();
	if (real) throw new Error(`The agency ${real.id} is not invented: this is no demonstration`);
}

/** The languages that nobody is offered where people are real. */
function unread(): readonly Language[] {
	return languages.map(({ code }) => code).filter((one) => readingOf(one).unread > 0);
}

function clock(starting: string | undefined): () => Instant {
	if (!starting) return () => Date.now();
	const start = Temporal.Instant.from(starting).epochMilliseconds;
	const began = performance.now();
	return () => Math.floor(start + performance.now() - began);
}
