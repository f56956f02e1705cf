/** What people are called, as it was recorded of them. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import type { Sealed } from '#lib/server/tables.ts';

/** The names of these people, with two questions for one or for forty; whoever has none recorded is not in it. */
export async function ofPeople(
	trx: Trx,
	keys: Keys,
	people: readonly PersonId[]
): Promise<Map<PersonId, string>> {
	if (people.length === 0) return new Map();
	const ring = await keyrings.ofPeople(trx, keys, people);
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

/** What one of staff is called, and whether they are paused: no keys of a case seal a name of staff. */
export type StaffName = { readonly name: string | undefined; readonly isPaused: boolean };

/** The same of these, by who they are, with one question. */
export async function ofStaff(
	db: Db | Trx,
	keys: Keys,
	staff: readonly PersonId[]
): Promise<ReadonlyMap<PersonId, StaffName>> {
	if (staff.length === 0) return new Map();
	const rows = await db
		.selectFrom('people')
		.select(['id', 'name_sealed', 'paused_at'])
		.where('id', 'in', staff)
		.execute();
	return new Map(
		rows.map(({ id, name_sealed: sealed, paused_at }) => [
			id,
			{
				name: staffName(keys, id, sealed),
				isPaused: paused_at !== null
			}
		])
	);
}

/** What one of staff is called, by what was read of them. */
export function staffName(keys: Keys, id: PersonId, sealed: Sealed | null): string | undefined {
	return sealed ? unsealField(keys, undefined, fields.name, id, sealed) : undefined;
}
