/** What a keeper has stopped at once, alone and with a reason, and starts again. Each kind is asked for at one place. */
import type { AgencyId, Operator, PersonId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { madeAnew } from '#lib/server/anew.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';

/**
 * `feed`: what an agency sends; `notices`: all that goes to a victim or somebody beside her; `case`: its page and its notices;
 * `calls`: new calls of a team; `language`: choosing it; `writing`: whatever would be written, by anybody but staff.
 */
export const stopKinds = ['feed', 'notices', 'case', 'calls', 'language', 'writing'] as const;
export type StopKind = (typeof stopKinds)[number];
/** Those of which there is one only. */
export const whole: readonly StopKind[] = ['notices', 'writing'];

/** A keeper, or whoever sits at the service's own console. */
export type By = Staff | Operator;
export type Stop = { readonly kind: StopKind; readonly of: string };
export type Standing = Stop & {
	readonly id: string;
	readonly why: string;
	readonly since: Instant;
};

/** What stands in each database, as it was read last: a page is not kept waiting for it. */
const known = new WeakMap<Db, readonly Stop[]>();

/** Reads again what stands; another process may have changed it. */
export async function refresh(db: Db): Promise<void> {
	const rows = await open(db).select(['kind', 'of']).execute();
	known.set(
		db,
		rows.map(({ kind, of }) => ({ kind: kind as StopKind, of }))
	);
	madeAnew('language', standingOf(db, 'language').toSorted().join());
}

/** Whether something is stopped, as far as this process knows: at most a few seconds late. */
export function stands(db: Db, kind: StopKind, of = ''): boolean {
	return (known.get(db) ?? []).some((one) => one.kind === kind && one.of === of);
}

/** Which of a kind are stopped, as this process knows it. */
export function standingOf(db: Db, kind: StopKind): readonly string[] {
	return (known.get(db) ?? []).filter((one) => one.kind === kind).map(({ of }) => of);
}

/** Which of a kind are stopped, read now: inside what else is done. */
export async function ofKind(trx: Db | Trx, kind: StopKind): Promise<readonly string[]> {
	const rows = await open(trx).select('of').where('kind', '=', kind).execute();
	return rows.map(({ of }) => of);
}

/**
 * Since when notices of a case go out: when what stopped them was lifted last, and `now` while it stands; nothing where
 * nothing ever did. Read now: somebody's time to say no may hang on it.
 */
export async function noticesSince(
	db: Db | Trx,
	caseId: string | undefined,
	now: Instant
): Promise<Instant | undefined> {
	const rows = await db
		.selectFrom('stops')
		.select('lifted_at')
		.where(({ or, and, eb }) =>
			or([eb('kind', '=', 'notices'), and([eb('kind', '=', 'case'), eb('of', '=', caseId ?? '')])])
		)
		.execute();
	const ended = rows.map(({ lifted_at }) => lifted_at ?? now);
	return ended.length > 0 ? Math.max(...ended) : undefined;
}

/** All that stands, the oldest first, with why. */
export async function list(db: Db, keys: Keys): Promise<Standing[]> {
	const rows = await open(db).selectAll().orderBy('set_at').execute();
	return rows.map(({ id, kind, of, why_sealed, set_at }) => ({
		...{ id, kind: kind as StopKind, of, since: set_at },
		why: unseal(keys, 'nobody', `stops/${id}`, why_sealed)
	}));
}

/** Stops something; what is stopped already stays as it is, with the reason it has: then false. */
export async function set(
	db: Db,
	keys: Keys,
	by: By,
	{ kind, of, why }: Stop & { readonly why: string },
	now: Instant
): Promise<boolean> {
	const isDone = await transaction(db, async (trx) => {
		await lock(trx, [`stop:${kind}:${of}`]);
		if ((await ofKind(trx, kind)).includes(of)) return false;
		const id = newId();
		const why_sealed = seal(keys, 'nobody', `stops/${id}`, why);
		const mark = { set_by: personOf(by), set_at: now, lifted_by: null, lifted_at: null };
		await trx
			.insertInto('stops')
			.values({ id, kind, of, why_sealed, ...mark })
			.execute();
		await audit.write(trx, keys, chainOf(by, of), by, 'stopped', now);
		return true;
	});
	await refresh(db);
	return isDone;
}

/** Starts again what was stopped; false where that was done before. */
export async function lift(db: Db, keys: Keys, by: By, id: string, now: Instant): Promise<boolean> {
	const isDone = await transaction(db, async (trx) => {
		const [row] = await trx
			.updateTable('stops')
			.set({ lifted_by: personOf(by), lifted_at: now })
			.where('id', '=', id)
			.where('lifted_at', 'is', null)
			.returning('of')
			.execute();
		if (!row) return false;
		await audit.write(trx, keys, chainOf(by, row.of), by, 'started-again', now);
		return true;
	});
	await refresh(db);
	return isDone;
}

function personOf(by: By): PersonId | null {
	return 'person' in by ? by.person : null;
}

// At the console only agencies are stopped.
function chainOf(by: By, of: string): audit.Chain {
	return 'person' in by ? `person:${by.person}` : `agency:${of as AgencyId}`;
}

function open(db: Db | Trx) {
	return db.selectFrom('stops').where('lifted_at', 'is', null);
}
