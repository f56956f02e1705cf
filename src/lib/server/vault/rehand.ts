/** What two places of one person hold becomes one: opened by the keys of the place that goes, sealed by those of the place that stays. */
import type { ParticipationId } from '#lib/domain/actor.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Field } from './fields.ts';
import type { Keys } from './keys.ts';
import * as keyrings from './keyrings.ts';
import { sealField, unsealField } from './seals.ts';

/** The tables whose rows belong to a place and hold sealed fields, each known by an id of its own. */
type Placed =
	| 'agency_letters'
	| 'contact_notes'
	| 'disclosure_requests'
	| 'messages'
	| 'supporters'
	| 'tasks';
type SealedRow = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Gives the rows of one place to another; `sealed` are the fields of one table that are sealed anew. */
export async function rehand(
	trx: Trx,
	keys: Keys,
	from: ParticipationId,
	to: ParticipationId,
	...sealed: readonly [Field & { readonly table: Placed }, ...Field[]]
): Promise<void> {
	const { table } = sealed[0];
	const [old, own] = [await keyrings.find(trx, keys, from), await keyrings.find(trx, keys, to)];
	const rows = await trx
		.selectFrom(table)
		.selectAll()
		.where('participation_id', '=', from)
		.execute();
	for (const row of rows as readonly SealedRow[]) {
		const again = sealed.flatMap((field) => {
			const words = row[field.column] as Uint8Array | null;
			if (!words) return [];
			const plain = unsealField(keys, old, field, row.id, words);
			return [[field.column, sealField(keys, own, field, row.id, plain)]];
		});
		await trx
			.updateTable(table)
			.set({ participation_id: to, ...Object.fromEntries(again) })
			.where('id', '=', row.id)
			.execute();
	}
}
