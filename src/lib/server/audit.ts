/** Who looked and who wrote: rows that are only ever added, each sealed over the one before it in its chain. */
import { createHmac } from 'node:crypto';
import type { Actor } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { hold, type Db, type Trx } from './database.ts';
import type { Keys } from './keys.ts';
import type { Row } from './tables.ts';

/** What was done, from a closed list: never what was in it. */
export type Act =
	| 'case-opened'
	| 'case-read'
	| 'case-checked'
	| 'events-added'
	| 'event-taken-back'
	| 'needs-changed'
	| 'needs-read'
	| 'invitation-made'
	| 'invitation-used'
	| 'invitation-used-again'
	| 'way-back-made'
	| 'signed-in'
	| 'rest-opened'
	| 'request-made'
	| 'request-read'
	| 'request-taken'
	| 'request-answered'
	| 'number-shown'
	| 'news-chosen'
	| 'ask-made'
	| 'ask-sent'
	| 'ask-replied'
	| 'let-in'
	| 'let-out'
	| 'guardian-added'
	| 'guardian-marked'
	| 'guardian-unmarked'
	| 'child-marked'
	| 'own-page-begun'
	| 'advocate-given'
	| 'advocate-let-in'
	| 'advocate-let-out'
	| 'advocate-ended'
	| 'refused';

/** A chain: everything about one case, or about one request of somebody without a case. */
export type Chain = `case:${CaseId}` | `request:${string}` | `person:${string}`;

/** Writes one row at the end of a chain, inside the transaction of what it tells of. */
export async function write(
	trx: Trx,
	keys: Keys,
	chain: Chain,
	actor: Actor,
	act: Act,
	now: Instant
): Promise<void> {
	await hold(trx, [chain]);
	const last = await trx
		.selectFrom('audit')
		.select(['seq', 'mac'])
		.where('chain', '=', chain)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	const row = {
		chain,
		seq: (last?.seq ?? 0) + 1,
		at: now,
		actor_kind: actor.kind,
		actor_id: idOf(actor),
		act
	};
	await trx
		.insertInto('audit')
		.values({ ...row, mac: macOf(keys, last?.mac ?? '', row) })
		.execute();
}

/** The first row of a chain that is not as it was written, or nothing when the chain is whole. */
export async function firstBroken(db: Db, keys: Keys, chain: Chain): Promise<number | undefined> {
	const rows = await db
		.selectFrom('audit')
		.selectAll()
		.where('chain', '=', chain)
		.orderBy('seq')
		.execute();
	let before = '';
	for (const [index, row] of rows.entries()) {
		if (row.seq !== index + 1 || row.mac !== macOf(keys, before, row)) return index + 1;
		before = row.mac;
	}
	return undefined;
}

function macOf(keys: Keys, before: string, row: Omit<Row<'audit'>, 'mac'>): string {
	const body = JSON.stringify([row.chain, row.seq, row.at, row.actor_kind, row.actor_id, row.act]);
	return createHmac('sha256', keys.audit).update(before).update(body).digest('hex');
}

function idOf(actor: Actor): string | null {
	if ('person' in actor) return actor.person;
	return 'agency' in actor ? actor.agency : null;
}
