/** What grows old without anybody noticing: the backup, the root key, what agencies sign with. */
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import * as marks from '#lib/server/marks.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

const day = 24 * 60 * 60_000;
const backupMark = 'backed-up';
const rootMark = (name: string) => `root-since ${name}`;

/** A backup older than this waits for somebody. */
const oldestBackup = 2 * day;
/** A key is changed once a year; a certificate too, and a month before that somebody is asked. */
const oldestRoot = 365 * day;
const oldestSecret = 335 * day;

/** A backup was made. */
export function backedUp(db: Db, now: Instant): Promise<void> {
	return marks.set(db, backupMark, String(now));
}

/** Since when the last backup is too old: a moment for none at all. Nothing while it is young enough. */
export async function staleBackup(db: Db, now: Instant): Promise<Instant | undefined> {
	const last = Number((await marks.read(db, backupMark)) ?? 0);
	return now - last > oldestBackup ? last : undefined;
}

/** Notes since when the root key that wraps is in use here. */
export function noteRoot(db: Db, keys: Keys, now: Instant): Promise<void> {
	return marks.begin(db, rootMark(keys.roots.current().name), String(now));
}

/** Since when the root key has been used, once that is too long. */
export async function oldRoot(db: Db, keys: Keys, now: Instant): Promise<Instant | undefined> {
	const since = await marks.read(db, rootMark(keys.roots.current().name));
	return since !== undefined && now - Number(since) > oldestRoot ? Number(since) : undefined;
}

/** The agencies that still sign with an old secret or key, with how many, and since when. */
export function oldSecrets(db: Db, now: Instant) {
	return oldOnes(db, now, ['v1', 'v1a', 'client']);
}

/** The agencies whose certificate may soon end: it lasts a year, and nothing of them is taken after. */
export function oldCertificates(db: Db, now: Instant) {
	return oldOnes(db, now, ['certificate']);
}

type Scheme = Row<'agency_secrets'>['scheme'];

async function oldOnes(db: Db, now: Instant, schemes: readonly Scheme[]) {
	const rows = await db
		.selectFrom('agency_secrets')
		.innerJoin('agencies', 'agencies.id', 'agency_secrets.agency_id')
		.select(({ fn }) => [
			'agencies.name as of',
			fn.countAll<number>().as('many'),
			fn.min('agency_secrets.made_at').as('since')
		])
		.where('ends_at', 'is', null)
		.where('scheme', 'in', schemes)
		.where('made_at', '<', now - oldestSecret)
		.groupBy('agencies.name')
		.execute();
	return rows.map(({ of, many, since }) => ({ of, many: Number(many), since: Number(since) }));
}
