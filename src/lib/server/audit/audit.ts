/** Who looked and who wrote: rows that are only ever added, each sealed over the one before it in its chain. */
import { createHmac } from 'node:crypto';
import type { Actor, ParticipationId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Act } from '#lib/domain/looked/look.ts';
import { lock, type Db, type Trx } from '#lib/server/database.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Row } from '#lib/server/tables.ts';

export type { Act } from '#lib/domain/looked/look.ts';

/** A chain: everything about one case, about one request of somebody without a case, or of one who asked in vain. */
export type Chain =
	| `case:${CaseId}`
	| `request:${string}`
	| `person:${string}`
	| `agency:${string}`;

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
export function write(
	trx: Trx,
	keys: Keys,
	about: Chain | About,
	actor: Actor,
	act: Act,
	now: Instant
): Promise<void> {
	return writeAll(trx, keys, [{ about, actor, act }], now);
}

type End = Pick<Row<'audit'>, 'seq' | 'mac'>;

export type Entry = { readonly about: Chain | About; readonly actor: Actor; readonly act: Act };

/** Writes rows at the ends of their chains, in this order, inside the transaction of what they tell of. */
export async function writeAll(
	trx: Trx,
	keys: Keys,
	entries: readonly Entry[],
	now: Instant
): Promise<void> {
	const chains = [...new Set(entries.map(({ about }) => aboutOf(about).chain))];
	await lock(trx, chains);
	const known = await endsByChain(
		trx,
		chains.map((chain) => ({ chain }))
	);
	const ends = new Map<string, End>(known.map((one) => [one.chain, one]));
	const rows = entries.map(({ about, actor, act }) => {
		const { chain, whose } = aboutOf(about);
		const last = ends.get(chain);
		const row = {
			chain,
			seq: (last?.seq ?? 0) + 1,
			at: now,
			actor_kind: actor.kind,
			actor_id: idOf(actor),
			act,
			whose: whose ?? (actor.kind === 'victim' ? actor.participation : null)
		};
		const written = { ...row, mac: macOf(keys, last?.mac ?? '', row) };
		ends.set(chain, written);
		return written;
	});
	await add(trx, rows);
	await reach(
		trx,
		[...ends].map(([chain, { seq, mac }]) => {
			return { chain, seq, mac, proof: proofOf(keys, 'tip', { chain, seq, mac }) };
		})
	);
}

function aboutOf(about: Chain | About): About {
	return typeof about === 'string' ? { chain: about } : about;
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

// Everything anybody does writes a row: what writing one asks is compiled once.
const add = preparedForMany<Row<'audit'>>(
	...(['chain', 'seq', 'at', 'actor_kind', 'actor_id', 'act', 'whose', 'mac'] as const)
)((db, rows) => db.insertInto('audit').values(rows));
/** Keeps how far chains reach, and leaves where they were cut. */
const reach = preparedForMany<Pick<Row<'audit_chains'>, 'chain' | 'seq' | 'mac' | 'proof'>>(
	...(['chain', 'seq', 'mac', 'proof'] as const)
)((db, rows) =>
	db
		.insertInto('audit_chains')
		.values(rows)
		.onConflict((conflict) =>
			conflict.column('chain').doUpdateSet(({ ref }) => ({
				seq: ref('excluded.seq'),
				mac: ref('excluded.mac'),
				proof: ref('excluded.proof')
			}))
		)
);
const endsByChain = preparedForMany<{ readonly chain: string }>('chain')((db, rows) =>
	db
		.selectFrom('audit_chains')
		.select(['chain', 'seq', 'mac'])
		.where(
			'chain',
			'in',
			rows.map(({ chain }) => chain)
		)
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
	sort: 'tip' | 'cut',
	{ chain, seq, mac }: Pick<Row<'audit'>, 'chain' | 'seq' | 'mac'>
): string {
	return createHmac('sha256', keys.audit)
		.update(JSON.stringify([sort, chain, seq, mac]))
		.digest('hex');
}

function idOf(actor: Actor): string | null {
	if ('person' in actor) return actor.person;
	// Which agency it is comes first: that is all a victim is shown of it.
	if (actor.kind === 'officer') return `${actor.agency}/${actor.subject}`;
	return 'agency' in actor ? actor.agency : null;
}
