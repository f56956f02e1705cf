/** Who looked and who wrote: rows that are only ever added, each sealed over the one before it in its chain. */
import { createHmac } from 'node:crypto';
import type { Actor, ParticipationId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Act } from '#lib/domain/looked/look.ts';
import { lock, type Db, type Trx } from '#lib/server/database.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Row } from '#lib/server/tables.ts';

export type { Act } from '#lib/domain/looked/look.ts';

/** A chain: everything about one case, about one request of somebody without a case, or of one who asked in vain. */
export type Chain =
	`case:${CaseId}` | `request:${string}` | `person:${string}` | `agency:${string}`;

/** What a row is about: a chain, and whose place in the case it is where it is not what the victims of it share. */
export type About = { readonly chain: Chain; readonly whose?: ParticipationId };

/** What a row at one victim's place in a case is about. */
export function inCase({
	caseId,
	participation
}: {
	readonly caseId: CaseId;
	readonly participation: ParticipationId;
}): About {
	return { chain: `case:${caseId}`, whose: participation };
}

/** Writes one row at the end of a chain, inside the transaction of what it tells of. */
export async function write(
	trx: Trx,
	keys: Keys,
	about: Chain | About,
	actor: Actor,
	act: Act,
	now: Instant
): Promise<void> {
	const { chain, whose } = typeof about === 'string' ? { chain: about, whose: undefined } : about;
	await lock(trx, [chain]);
	const last = await lastOf(trx, chain);
	const row = {
		chain,
		seq: (last?.seq ?? 0) + 1,
		at: now,
		actor_kind: actor.kind,
		actor_id: idOf(actor),
		act,
		whose: whose ?? (actor.kind === 'victim' ? actor.participation : null)
	};
	const mac = macOf(keys, last?.mac ?? '', row);
	await add(trx, { ...row, mac });
	await setTip(trx, keys, { ...row, mac });
}

/** Writes a row unless the same one did the same there since an instant: for what is looked at again and again. */
export async function writeOnce(
	trx: Trx,
	keys: Keys,
	about: About,
	actor: Actor,
	act: Act,
	{ since, now }: { readonly since: Instant; readonly now: Instant }
): Promise<void> {
	const look = { chain: about.chain, whose: about.whose ?? null, actor: idOf(actor), act, since };
	const there = await lately(trx, look).executeTakeFirst();
	if (!there) await write(trx, keys, about, actor, act, now);
}

type Look = Pick<Row<'audit'>, 'chain' | 'whose' | 'act'> & {
	readonly actor: string | null;
	readonly since: Instant;
};

// A chain grows for years, and what was done since this morning stands at its end.
const newest = 50;

/** The same act of the same one at the same place since an instant, among the newest rows of a chain. */
export function lately(db: Db | Trx, { chain, whose, actor, act, since }: Look) {
	const rows = db
		.selectFrom('audit')
		.select(['act', 'actor_id', 'whose', 'at'])
		.where('chain', '=', chain)
		.orderBy('seq', 'desc')
		.limit(newest);
	return db
		.selectFrom(rows.as('latest'))
		.select('latest.at')
		.where('latest.act', '=', act)
		.where('latest.actor_id', '=', actor)
		.where('latest.whose', whose === null ? 'is' : '=', whose)
		.where('latest.at', '>=', since)
		.limit(1);
}

/** Keeps how far a chain reaches. */
async function setTip(
	trx: Trx,
	keys: Keys,
	{ chain, seq, mac }: Pick<Row<'audit'>, 'chain' | 'seq' | 'mac'>
): Promise<void> {
	await reach(trx, { chain, seq, proof: proofOf(keys, 'tip', { chain, seq, mac }) });
}

// Everything anybody does writes a row: what writing one asks is compiled once.
const add = preparedFor<Row<'audit'>>()((db, valueOf) =>
	db.insertInto('audit').values({
		chain: valueOf('chain'),
		seq: valueOf('seq'),
		at: valueOf('at'),
		actor_kind: valueOf('actor_kind'),
		actor_id: valueOf('actor_id'),
		act: valueOf('act'),
		whose: valueOf('whose'),
		mac: valueOf('mac')
	})
);
const reach = preparedFor<Row<'audit_tips'>>()((db, valueOf) => {
	const values = { seq: valueOf('seq'), proof: valueOf('proof') };
	return db
		.insertInto('audit_tips')
		.values({ chain: valueOf('chain'), ...values })
		.onConflict((conflict) => conflict.column('chain').doUpdateSet(values));
});
const end = preparedFor<{ readonly chain: string }>()((db, valueOf) =>
	db
		.selectFrom('audit')
		.select(['seq', 'mac'])
		.where('chain', '=', valueOf('chain'))
		.orderBy('seq', 'desc')
		.limit(1)
);

/** The seal of a row over the one before it. */
export function macOf(keys: Keys, before: string, row: Omit<Row<'audit'>, 'mac'>): string {
	const { chain, seq, at, actor_kind, actor_id, act, whose } = row;
	const body = [chain, seq, at, actor_kind, actor_id, act, whose];
	return createHmac('sha256', keys.audit).update(before).update(JSON.stringify(body)).digest('hex');
}

/** What makes the end or the beginning of a chain ours: nobody without the key can move it. */
export function proofOf(
	keys: Keys,
	sort: 'tip' | 'anchor',
	{ chain, seq, mac }: Pick<Row<'audit'>, 'chain' | 'seq' | 'mac'>
): string {
	return createHmac('sha256', keys.audit)
		.update(JSON.stringify([sort, chain, seq, mac]))
		.digest('hex');
}

// Of a chain whose rows were all purged the end is where it was cut.
async function lastOf(
	db: Db | Trx,
	chain: Chain
): Promise<{ seq: number; mac: string } | undefined> {
	const [last] = await end(db, { chain });
	if (last) return last;
	return db
		.selectFrom('audit_anchors')
		.select(['seq', 'mac'])
		.where('chain', '=', chain)
		.executeTakeFirst();
}

function idOf(actor: Actor): string | null {
	if ('person' in actor) return actor.person;
	// Which agency it is comes first: that is all a victim is shown of it.
	if (actor.kind === 'officer') return `${actor.agency}/${actor.subject}`;
	return 'agency' in actor ? actor.agency : null;
}
