/** How it is safe to call somebody, her number with it: sealed by her keys, or by the service's for a stranger. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Asker } from '#lib/domain/call/asked-for.ts';
import type { Wishes } from '#lib/domain/call/call.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { seal, sealField, unseal, unsealField } from '#lib/server/vault/seals.ts';
import type { Row, Sealed } from '#lib/server/tables.ts';

/** Seals what somebody said for the request it belongs to. */
export async function sealed(
	trx: Trx,
	keys: Keys,
	request: string,
	person: PersonId | undefined,
	wishes: Wishes
): Promise<Sealed> {
	const ring = person && (await keyrings.ofPerson(trx, keys, person));
	return sealField(keys, ring, fields.wishes, request, JSON.stringify(wishes));
}

/** What she said about being called, the number with it. */
export async function wishesOf(
	db: Db | Trx,
	keys: Keys,
	{ id, person_id, wishes_sealed }: Row<'calls'>
): Promise<Wishes> {
	const ring = person_id ? await keyrings.ofPerson(db, keys, person_id) : undefined;
	return opened(keys, ring, { id, wishes_sealed });
}

/** The same, by a ring that is at hand. */
export function opened(
	keys: Keys,
	ring: keyrings.Ring | undefined,
	{ id, wishes_sealed }: Pick<Row<'calls'>, 'id' | 'wishes_sealed'>
): Wishes {
	return JSON.parse(unsealField(keys, ring, fields.wishes, id, wishes_sealed)) as Wishes;
}

/** Keeps who asked for a call to somebody else; nobody who is called on it has a case here. */
export async function keepAsker(
	trx: Trx,
	keys: Keys,
	request: string,
	asker: Asker
): Promise<void> {
	const asker_sealed = seal(keys, 'nobody', placeOfAsker(request), JSON.stringify(asker));
	await trx.updateTable('calls').set({ asker_sealed }).where('id', '=', request).execute();
}

/** Who asked for a call to somebody else, for the one who makes it; nothing where she asked herself. */
export function askerOf(
	keys: Keys,
	{ id, asker_sealed }: Pick<Row<'calls'>, 'id' | 'asker_sealed'>
): Asker | undefined {
	if (!asker_sealed) return undefined;
	return JSON.parse(unseal(keys, 'nobody', placeOfAsker(id), asker_sealed)) as Asker;
}

function placeOfAsker(request: string): string {
	return `calls/${request}/asker`;
}

/** What a person said last about being called on a number of her own, or nothing. */
export async function lastWishes(
	trx: Trx,
	keys: Keys,
	person: PersonId
): Promise<Wishes | undefined> {
	const row = await trx
		.selectFrom('calls')
		.selectAll()
		.where('person_id', '=', person)
		.where('kind', '=', 'call')
		.orderBy('asked_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	// What she ended counts no more, though for some minutes it is not thrown away.
	return row && row.undo_until === null ? wishesOf(trx, keys, row) : undefined;
}

/** Gives a person's requests to another who turned out to be the same, sealed by the keys of that one. */
export async function mergeInto(trx: Trx, keys: Keys, from: PersonId, to: PersonId): Promise<void> {
	const rows = await trx.selectFrom('calls').selectAll().where('person_id', '=', from).execute();
	for (const row of rows) {
		const wishes_sealed = await sealed(trx, keys, row.id, to, await wishesOf(trx, keys, row));
		await trx
			.updateTable('calls')
			.set({ person_id: to, wishes_sealed })
			.where('id', '=', row.id)
			.execute();
	}
}
