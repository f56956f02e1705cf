/** What the rows of events carry: sealed by the keys of whoever it belongs to, her own words apart from the case. */
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as rings from '#lib/server/vault/rings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

/** A row with its data sealed. Many kinds carry nothing beside their day: there is nothing to seal. */
export function sealedRow(keys: Keys, ring: rings.Ring, row: Row<'events'>): Row<'events'> {
	if (row.data === '{}') return row;
	return { ...row, data: '', data_sealed: sealField(keys, ring, fields.fact, row.id, row.data) };
}

/** The rows with their data as it was told: her own words by her keys, the rest by those of the case; some rings may be at hand. */
export async function openedRows<R extends Row<'events'>>(
	db: Db | Trx,
	keys: Keys,
	rows: readonly R[],
	atHand: readonly (rings.Ring | undefined)[] = []
): Promise<R[]> {
	const ids = new Set<rings.RingId>(rows.filter((row) => row.data_sealed).map(ringIdOf));
	const here = new Map(atHand.flatMap((ring) => (ring ? [[ring.id, ring] as const] : [])));
	const lacking = [...ids].filter((id) => !here.has(id));
	const found = new Map([...(await rings.several(db, keys, lacking)), ...here]);
	return rows.map((row) => {
		if (!row.data_sealed) return row;
		const data = unsealField(keys, found.get(ringIdOf(row)), fields.fact, row.id, row.data_sealed);
		return { ...row, data };
	});
}

/** Whose keys seal a row: hers for what she told, the case's for the rest. */
export function ringIdOf({ told_to, case_id }: Row<'events'>): rings.RingId {
	return told_to ?? case_id;
}
