/** What the rows of events say: sealed by the keys of whoever it belongs to, her own words apart from the case. */
import type { Event } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as rings from '#lib/server/vault/rings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Row, Sealed } from '#lib/server/tables.ts';

/** What a row says; the rest of an event is where it lies. */
export type Fact = Omit<Event, 'id' | 'heardAt' | 'source'>;
/** A row with what it says. */
export type Opened<R> = R & { readonly fact: Fact };

/** A fact as its row keeps it. */
export function sealedFact(keys: Keys, ring: rings.Ring, id: string, fact: Fact): Sealed {
	return sealField(keys, ring, fields.fact, id, JSON.stringify(fact));
}

/** The rows with what they say: her own words by her keys, the rest by those of the case; some rings may be at hand. */
export async function openedRows<R extends Row<'events'>>(
	db: Db | Trx,
	keys: Keys,
	rows: readonly R[],
	atHand: readonly (rings.Ring | undefined)[] = []
): Promise<Opened<R>[]> {
	const ids = new Set(rows.map(ringIdOf));
	const here = new Map(atHand.flatMap((ring) => (ring ? [[ring.id, ring] as const] : [])));
	const lacking = [...ids].filter((id) => !here.has(id));
	const found = new Map([...(await rings.several(db, keys, lacking)), ...here]);
	return rows.map((row) => {
		const ring = found.get(ringIdOf(row));
		const words = unsealField(keys, ring, fields.fact, row.id, row.fact_sealed);
		return { ...row, fact: JSON.parse(words) as Fact };
	});
}

/** Whose keys seal a row: hers for what she told, the case's for the rest. */
export function ringIdOf({ told_to, case_id }: Row<'events'>): rings.RingId {
	return told_to ?? case_id;
}
