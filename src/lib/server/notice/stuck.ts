/** Notices that need a person: those nobody took, and those held because one source caused so many. For keepers and the operator. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { OwedKind } from '#lib/domain/reach/template.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** Why it stands: nobody took it after all tries, the other side never will, or there were too many at once. */
export type Stuck = {
	readonly id: string;
	readonly kind: OwedKind;
	readonly owedAt: Instant;
	readonly why: 'tries' | 'refused' | 'held';
};
/** Many of one kind from one source, without whom they are for. */
export type Held = {
	readonly kind: OwedKind;
	readonly source: string;
	readonly many: number;
	readonly since: Instant;
};

/** What was given up though her plan allowed it, newest first. */
export async function dead(db: Db | Trx): Promise<Stuck[]> {
	const rows = await db
		.selectFrom('notices')
		.select(['id', 'kind', 'owed_at', 'ended_why'])
		.where('given_up_at', 'is not', null)
		.where('ended_why', 'in', ['tries', 'refused'])
		.orderBy('owed_at', 'desc')
		.limit(200)
		.execute();
	return rows.map(({ id, kind, owed_at, ended_why }) => ({
		id,
		kind: kind as OwedKind,
		owedAt: owed_at,
		why: ended_why as 'tries' | 'refused'
	}));
}

/** Tries one again, or all: whether her plan still allows it is decided then. Returns how many. */
export async function retry(db: Db | Trx, id: string | undefined, now: Instant): Promise<number> {
	const { numUpdatedRows } = await db
		.updateTable('notices')
		.set({ given_up_at: null, ended_why: null, leased_until: null, tries: 0, due_at: now })
		.where('ended_why', 'in', ['tries', 'refused'])
		.$if(id !== undefined, (some) => some.where('id', '=', id as string))
		.executeTakeFirstOrThrow();
	return Number(numUpdatedRows);
}

/** Takes one, or all, off the list; nobody is told. Returns how many. */
export async function drop(db: Db | Trx, id: string | undefined, now: Instant): Promise<number> {
	const { numUpdatedRows } = await db
		.updateTable('notices')
		.set({ given_up_at: now, ended_why: 'dropped' })
		.where('ended_why', 'in', ['tries', 'refused'])
		.$if(id !== undefined, (some) => some.where('id', '=', id as string))
		.executeTakeFirstOrThrow();
	return Number(numUpdatedRows);
}

/** What is held, counted by kind and source. */
export async function held(db: Db | Trx): Promise<Held[]> {
	const rows = await db
		.selectFrom('notices')
		.select(({ fn }) => [
			'kind',
			'source',
			fn.countAll<number>().as('many'),
			fn.min('held_at').as('since')
		])
		.where('held_at', 'is not', null)
		.where('given_up_at', 'is', null)
		.groupBy(['kind', 'source'])
		.orderBy('kind')
		.execute();
	return rows.map(({ kind, source, many, since }) => ({
		kind: kind as OwedKind,
		source: source ?? '',
		many: Number(many),
		since: Number(since)
	}));
}

/** Lets go what is held of one kind from one source, or drops it. Returns how many. */
export async function decide(
	db: Db | Trx,
	{ kind, source }: { readonly kind: string; readonly source: string },
	what: 'release' | 'drop',
	now: Instant
): Promise<number> {
	const { numUpdatedRows } = await db
		.updateTable('notices')
		.set(
			what === 'release'
				? { held_at: null, ended_why: 'released', due_at: now }
				: { held_at: null, given_up_at: now, ended_why: 'dropped' }
		)
		.where('kind', '=', kind)
		.where('source', '=', source)
		.where('held_at', 'is not', null)
		.executeTakeFirstOrThrow();
	return Number(numUpdatedRows);
}

/** When notices of a kind were owed since a moment, of whom never. */
export async function owedSince(db: Db, kind: OwedKind, since: Instant): Promise<Instant[]> {
	const rows = await db
		.selectFrom('notices')
		.select('owed_at')
		.where('kind', '=', kind)
		.where('owed_at', '>', since)
		.execute();
	return rows.map(({ owed_at }) => owed_at);
}

/** What keepers were told since a moment, newest first. */
export async function heard(db: Db, since: Instant): Promise<{ text: string; at: Instant }[]> {
	return db
		.selectFrom('sent_here')
		.select(['text', 'at'])
		.where('to', '=', 'keeper')
		.where('at', '>=', since)
		.orderBy('at', 'desc')
		.limit(200)
		.execute();
}

/** What a keeper decides: about one that nobody took, or all of them, or about what is held of one kind from one source. */
export type Deed =
	| { readonly to: 'retry' | 'drop'; readonly id?: string }
	| { readonly to: 'release' | 'drop'; readonly kind: string; readonly source: string };

/** Does what a keeper decided, and writes down that it was decided. Returns how many notices it was about. */
export async function decideAs(
	db: Db,
	keys: Keys,
	keeper: Staff,
	deed: Deed,
	now: Instant
): Promise<number> {
	return transaction(db, async (trx) => {
		const many = await done(trx, deed, now);
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'notices-decided', now);
		return many;
	});
}

async function done(trx: Trx, deed: Deed, now: Instant): Promise<number> {
	if ('kind' in deed) return decide(trx, deed, deed.to === 'release' ? 'release' : 'drop', now);
	return deed.to === 'retry' ? retry(trx, deed.id, now) : drop(trx, deed.id, now);
}
