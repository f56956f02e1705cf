/** What a victim calls each of several people in her case: sealed, read for her own pages and for nobody beside her. */
import type { ParticipationId, Victim } from '#lib/domain/actor.ts';
import { noNames, renamed, type NamesGiven } from '#lib/domain/case/names-given.ts';
import type { DefendantKey, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Sealed } from '#lib/server/tables.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';

/** Keeps the names she gives to these people; an empty one takes a name away. */
export async function give(
	db: Db,
	keys: Keys,
	victim: Victim,
	given: NamesGiven,
	now: Instant
): Promise<void> {
	const { caseId, participation } = victim;
	await transaction(db, async (trx) => {
		await lock(trx, [caseId]);
		await keep(trx, keys, participation, renamed(await ofPlace(trx, keys, participation), given));
		await audit.write(trx, keys, `case:${caseId}`, victim, 'names-given', now);
	});
}

/** By what a form of hers knows somebody: on no other page the same, and it says nothing of them. */
export function markOf(
	keys: Keys,
	{ participation }: Pick<Victim, 'participation'>,
	key: DefendantKey
): string {
	return indexOf(keys, 'names-given', `${participation} ${key}`);
}

/** The names of a place, for a caller that has found out that the asker is whose place it is. */
export async function ofPlace(
	db: Db | Trx,
	keys: Keys,
	participation: ParticipationId
): Promise<NamesGiven> {
	const row = await db
		.selectFrom('names_given')
		.select('names_sealed')
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	if (!row) return noNames;
	const ring = await keyrings.find(db, keys, participation);
	return openedOf(keys, ring, participation, row.names_sealed);
}

/** What was kept for a place, by its ring. */
export function openedOf(
	keys: Keys,
	ring: keyrings.Ring | undefined,
	participation: ParticipationId,
	sealed: Sealed
): NamesGiven {
	const words = unsealField(keys, ring, fields.namesGiven, participation, sealed);
	return new Map(JSON.parse(words) as [DefendantKey, string][]);
}

/** Gives the names of one place in a case to another that is hers too, where she gave none there. */
export async function mergeInto(
	trx: Trx,
	keys: Keys,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const [theirs, own] = [await ofPlace(trx, keys, from), await ofPlace(trx, keys, to)];
	await keep(trx, keys, to, renamed(theirs, own));
	await keep(trx, keys, from, noNames);
}

async function keep(
	trx: Trx,
	keys: Keys,
	participation: ParticipationId,
	names: NamesGiven
): Promise<void> {
	const place = { participation_id: participation };
	if (names.size === 0) {
		await trx.deleteFrom('names_given').where('participation_id', '=', participation).execute();
		return;
	}
	const ring = await keyrings.ofPlace(trx, keys, participation);
	const words = JSON.stringify([...names]);
	const values = { names_sealed: sealField(keys, ring, fields.namesGiven, participation, words) };
	await trx
		.insertInto('names_given')
		.values({ ...place, ...values })
		.onConflict((conflict) => conflict.column('participation_id').doUpdateSet(values))
		.execute();
}
