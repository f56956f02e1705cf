/** The shares of hearings that said what was thrown away or withdrawn. */
import type { CaseId, Event, Instant } from '#lib/domain/event.ts';
import * as shares from '#lib/server/case/shares.ts';
import type { Trx } from '#lib/server/database.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** Forgets the shares that said these facts of a case: else the next share of another hearing would tell them again. */
export async function forgetShares(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	facts: readonly Event[],
	now: Instant
): Promise<void> {
	const shared = facts.filter(({ share }) => share !== undefined);
	if (shared.length === 0) return;
	const ring = await keyrings.ensure(trx, keys, caseId, now);
	await shares.forget(trx, keys, caseId, ring, shared);
}
