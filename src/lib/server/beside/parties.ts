/** Two sides of one matter, matched by keyed hashes alone: nobody reads a name to see that two people are one. */
import type { ParticipationId } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { findable, stored } from '#lib/server/vault/index-generations.ts';

/** Held by whoever notes or takes back who stands where. */
export const held = 'party';

/**
 * An index as it is kept: where the same person stands already, to the letter as there, or the two would not match while
 * keys are changed.
 */
export async function kept(trx: Trx, keys: Keys, index: string): Promise<string> {
	await lock(trx, [held]);
	for (const table of ['suspects', 'victims'] as const) {
		const row = await trx
			.selectFrom(table)
			.select('party_index')
			.where('party_index', 'in', findable(keys, 'party', index))
			.limit(1)
			.executeTakeFirst();
		if (row?.party_index) return row.party_index;
	}
	return stored(keys, 'party', index);
}

/** Notes that a case is against somebody. Noting it again does nothing. */
export async function noteSuspect(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	index: string
): Promise<void> {
	await trx
		.insertInto('suspects')
		.values({ case_id: caseId, party_index: await kept(trx, keys, index) })
		.onConflict((conflict) => conflict.columns(['case_id', 'party_index']).doNothing())
		.execute();
}

/** Notes who a victim is, in place of what was noted before. */
export async function noteVictim(
	trx: Trx,
	keys: Keys,
	participation: ParticipationId,
	index: string
): Promise<void> {
	const party_index = await kept(trx, keys, index);
	await trx
		.insertInto('victims')
		.values({ participation_id: participation, party_index })
		.onConflict((conflict) => conflict.column('participation_id').doUpdateSet({ party_index }))
		.execute();
}
