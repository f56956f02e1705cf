/** An advocate who gives a case back at once, for tests of what follows from it. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { endIn } from '#lib/server/advocate/assignments.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** Ends it whatever is in the way; false where it is not theirs. */
export function endsCase(
	db: Db,
	keys: Keys,
	advocate: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	return transaction(db, (trx) => endIn(trx, keys, advocate, participation, now));
}
