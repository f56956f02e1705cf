/**
 * Every hour one line is signed over all that was written down in it, so that not even we can rewrite it unseen once
 * the line is known elsewhere. Ed25519 (RFC 8032).
 */
import {
	createHash,
	createPrivateKey,
	createPublicKey,
	sign,
	verify,
	type KeyObject
} from 'node:crypto';
import type { Instant } from '#lib/domain/event.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Row } from '#lib/server/tables.ts';

const hour = 60 * 60 * 1000;
/** A row is given its time before it is kept: it is not counted on until a minute after. */
const settles = 60_000;

/** Signs what was written since the last head, once an hour; the answer is the new head, or nothing when it is too soon. */
export function make(db: Db, keys: Keys, now: Instant): Promise<Row<'audit_heads'> | undefined> {
	return transaction(db, async (trx) => {
		await lock(trx, ['audit-head']);
		const last = await newest(trx);
		const until = now - settles;
		if (last && until < last.until + hour) return undefined;
		const { rows, digest } = await digestOf(trx, last, until);
		const signature = sign(null, Buffer.from(line({ until, rows, digest })), keyOf(keys));
		const head = { until, rows, digest, signature: signature.toString('base64') };
		await trx.insertInto('audit_heads').values(head).execute();
		return head;
	});
}

/** The newest head. */
export function newest(db: Db | Trx): Promise<Row<'audit_heads'> | undefined> {
	return db
		.selectFrom('audit_heads')
		.selectAll()
		.orderBy('until', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** The heads that are not what was written: their signature is another's, or rows of their hour were changed or are gone. */
export async function broken(db: Db, keys: Keys, purgedBefore: Instant): Promise<Instant[]> {
	const heads = await db.selectFrom('audit_heads').selectAll().orderBy('until').execute();
	const faults: Instant[] = [];
	let last: Row<'audit_heads'> | undefined;
	for (const head of heads) {
		const signature = Buffer.from(head.signature, 'base64');
		const isSigned = verify(null, Buffer.from(line(head)), publicKey(keys), signature);
		// Of an hour whose rows were purged, or some of them, only the signature is left to look at.
		const isPurged = (last?.until ?? head.until) < purgedBefore;
		const { rows, digest } = isPurged ? head : await digestOf(db, last, head.until);
		if (!isSigned || rows !== head.rows || digest !== head.digest) faults.push(head.until);
		last = head;
	}
	return faults;
}

/** The line that is signed, as it is printed and sent elsewhere. */
export function line({
	until,
	rows,
	digest
}: Pick<Row<'audit_heads'>, 'until' | 'rows' | 'digest'>): string {
	return `alongside-audit ${new Date(until).toISOString()} ${rows} ${digest}`;
}

/** The key anybody may check the signatures with. */
export function publicKey(keys: Keys): KeyObject {
	return createPublicKey(keyOf(keys));
}

// The 16 bytes that say "an Ed25519 key follows" in PKCS 8 (RFC 8410, section 7).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The private key of a seed of 32 bytes. */
export function keyFromSeed(seed: Buffer): KeyObject {
	return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
}

function keyOf(keys: Keys): KeyObject {
	return keyFromSeed(keys.head);
}

const page = 5000;

async function digestOf(
	db: Db | Trx,
	last: Row<'audit_heads'> | undefined,
	until: Instant
): Promise<{ rows: number; digest: string }> {
	const hash = createHash('sha256').update(last?.digest ?? '');
	let rows = 0;
	for (;;) {
		const some = await db
			.selectFrom('audit')
			.select(['chain', 'seq', 'mac'])
			.where('at', '>=', last?.until ?? 0)
			.where('at', '<', until)
			.orderBy('at')
			.orderBy('chain')
			.orderBy('seq')
			.limit(page)
			.offset(rows)
			.execute();
		for (const row of some) hash.update(JSON.stringify([row.chain, row.seq, row.mac]));
		rows += some.length;
		if (some.length < page) return { rows, digest: hash.digest('hex') };
	}
}
