/** The crime reference somebody types on a page of her own: for her and for what she sends. Nothing is found by it, and it finds nothing. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isOwnCase, type Urn } from '#lib/domain/case/urn.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { sealField } from '#lib/server/vault/seals.ts';

/** Keeps what she typed in place of what stood there, or nothing; false where an agency tells of the case. */
export async function keep(
	db: Db,
	keys: Keys,
	victim: Victim,
	urn: Urn | undefined,
	now: Instant
): Promise<boolean> {
	const { caseId } = victim;
	if (!isOwnCase(caseId) || victim.level !== 'full') return false;
	return transaction(db, async (trx) => {
		await lock(trx, [caseId]);
		const ring = await keyrings.find(trx, keys, caseId);
		// Not the index beside it: a reference that anybody can type opens no case of an agency.
		await trx
			.updateTable('cases')
			.set({ urn_sealed: sealField(keys, ring, fields.urn, caseId, urn ?? '') })
			.where('id', '=', caseId)
			.execute();
		const act = urn ? 'events-added' : 'event-taken-back';
		await audit.write(trx, keys, `case:${caseId}`, victim, act, now);
		return true;
	});
}
