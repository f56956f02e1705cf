/** For whom somebody stands in a case: set where the page begins, and put right by whoever's page it is. */
import type { Actor, Victim } from '#lib/domain/actor.ts';
import type { Stands } from '#lib/domain/access/stands.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

type At = Pick<Victim, 'participation' | 'caseId'>;

/** Writes down for whom the page is, in the transaction that puts them into a case. */
export async function set(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	{ participation, caseId, stands }: At & { readonly stands: Stands },
	now: Instant
): Promise<void> {
	await trx.updateTable('participations').set({ stands }).where('id', '=', participation).execute();
	await audit.write(trx, keys, audit.inCase({ caseId, participation }), actor, 'stands-set', now);
}

/** She says herself for whom her page is. */
export function correct(
	db: Db,
	keys: Keys,
	victim: Victim,
	stands: Stands,
	now: Instant
): Promise<void> {
	const { participation, caseId } = victim;
	return transaction(db, (trx) => set(trx, keys, victim, { participation, caseId, stands }, now));
}
