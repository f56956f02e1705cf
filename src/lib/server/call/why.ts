/** Why she wants the call that is to come, where she was reading something else when she asked for it. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Why } from '#lib/domain/call/why.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { sealed, wishesOf } from '#lib/server/reach/wishes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { aboutFor } from './calls.ts';

/** Tells whoever calls her: the desk is renewed by it. False where no call of hers is to come, or not all of hers is open. */
export async function tell(
	db: Db,
	keys: Keys,
	victim: Victim,
	why: Why,
	now: Instant
): Promise<boolean> {
	if (victim.level === 'code') return false;
	return transaction(db, async (trx) => {
		// Held while it is changed: times she chooses meanwhile must not be undone.
		const row = await trx
			.selectFrom('calls')
			.selectAll()
			.where('person_id', '=', victim.person)
			.where('kind', '=', 'call')
			.where('state', 'in', ['asked', 'taken'])
			.limit(1)
			.forUpdate()
			.executeTakeFirst();
		if (!row) return false;
		const wishes = { ...(await wishesOf(trx, keys, row)), why };
		const wishes_sealed = await sealed(trx, keys, row.id, victim.person, wishes);
		await trx
			.updateTable('calls')
			.set({ wishes_sealed, changed_at: now })
			.where('id', '=', row.id)
			.where('person_id', '=', victim.person)
			.execute();
		await audit.write(trx, keys, await aboutFor(trx, row), victim, 'request-changed', now);
		return true;
	});
}
