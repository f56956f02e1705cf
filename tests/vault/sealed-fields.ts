/** Every sealed field of a database, and which of them can still be opened. */
import { sql } from 'kysely';
import type { Db } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import type { Sealed } from '#lib/server/tables.ts';

type Kept = { readonly field: fields.Field; readonly row: string; readonly sealed: Sealed };

const keyColumns: Readonly<Record<string, string>> = {
	names_given: 'participation_id',
	needs: 'participation_id',
	notice_times: 'participation_id'
};

/** Every sealed field there is now. */
export async function everySealed(db: Db): Promise<Kept[]> {
	const found: Kept[] = [];
	for (const field of Object.values(fields)) {
		const [table, cell] = [sql.table(field.table), sql.ref(field.column)];
		const key = sql.ref(keyColumns[field.table] ?? 'id');
		const { rows } = await sql<{ row: string; sealed: Sealed }>`
			select ${key} as "row", ${cell} as sealed from ${table} where ${cell} is not null`.execute(
			db
		);
		found.push(...rows.map((one) => ({ field, ...one })));
	}
	return found;
}

/** Which of these fields can still be opened by any key the database and the roots hold. */
export async function openable(db: Db, keys: Keys, kept: readonly Kept[]): Promise<Kept[]> {
	const rows = await db.selectFrom('keyrings').select('id').execute();
	const all = await keyrings.several(
		db,
		keys,
		rows.map(({ id }) => id as keyrings.RingId)
	);
	return kept.filter(({ field, row, sealed }) =>
		[...all.values(), undefined].some((ring) => {
			try {
				unsealField(keys, ring, field, row, sealed);
				return true;
			} catch {
				return false;
			}
		})
	);
}
