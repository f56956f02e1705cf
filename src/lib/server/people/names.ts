/** What people are called, as it was recorded of them. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as rings from '#lib/server/vault/rings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';

/** The names of these people, with two questions for one or for forty; whoever has none recorded is not in it. */
export async function ofPeople(
	trx: Trx,
	keys: Keys,
	people: readonly PersonId[]
): Promise<Map<PersonId, string>> {
	if (people.length === 0) return new Map();
	const ring = await rings.ofPeople(trx, keys, people);
	const rows = await trx
		.selectFrom('people')
		.select(['id', 'name_sealed'])
		.where('id', 'in', people)
		.execute();
	return new Map(
		rows.flatMap(({ id, name_sealed: sealed }) =>
			sealed ? [[id, unsealField(keys, ring.get(id), fields.name, id, sealed)] as const] : []
		)
	);
}
