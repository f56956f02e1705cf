/** Two cases that a force says are one, each with readers of its own: held until keepers have looked, and asked of them once. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal } from '#lib/server/vault/seals.ts';

/** Two cases that a force says are one, until a person has looked, and by which names. */
export type Tie = {
	readonly agency: AgencyId;
	readonly names: readonly [string, string];
	readonly cases: readonly [CaseId, CaseId];
};

/** Keeps those that are not held yet, or decided, and tells the keepers. */
export async function keep(
	trx: Trx,
	keys: Keys,
	ties: readonly Tie[],
	now: Instant
): Promise<void> {
	for (const tie of ties) {
		const notice = { kind: 'facts-held', role: 'keeper', facts: {}, source: tie.agency } as const;
		if (await isAdded(trx, keys, tie, now, null)) await notices.owe(trx, notice, now);
	}
}

/** Keeps one as decided, so that nobody is asked about it and nothing is joined by it. */
export async function refuse(trx: Trx, keys: Keys, tie: Tie, now: Instant): Promise<void> {
	await isAdded(trx, keys, tie, now, now);
}

async function isAdded(
	trx: Trx,
	keys: Keys,
	{ agency, names, cases }: Tie,
	now: Instant,
	decided_at: Instant | null
): Promise<boolean> {
	const [first, second] = [...cases].sort((one, other) => (one < other ? -1 : 1));
	const id = newId();
	const fresh = await trx
		.insertInto('held_ties')
		.values({
			id,
			agency_id: agency,
			names_sealed: seal(keys, 'parked', `held_ties/${id}`, JSON.stringify(names)),
			case_id: first ?? cases[0],
			other_id: second ?? cases[1],
			held_at: now,
			decided_at
		})
		.onConflict((conflict) => conflict.columns(['case_id', 'other_id']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return fresh !== undefined;
}
