/** Somebody signed in knocked at a door that is not theirs: written down; for a stranger nothing is done at all. */
import type { Actor, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from './audit.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { World } from '#lib/server/world.ts';

/** Writes down that a door stayed closed to somebody. */
export async function write({ db, keys, now }: World, actor: Actor): Promise<void> {
	const chain = chainOf(actor);
	if (chain) await transaction(db, (trx) => audit.write(trx, keys, chain, actor, 'refused', now()));
}

function chainOf(actor: Actor): audit.Chain | undefined {
	if (actor.kind === 'officer') return `agency:${actor.agency}`;
	return 'person' in actor ? `person:${actor.person}` : undefined;
}

/** Writes down that staff asked in vain: where what they asked for belongs, or with who asked. */
export async function of(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	about: audit.About | undefined,
	now: Instant
): Promise<undefined> {
	await audit.write(trx, keys, about ?? { chain: `person:${staff.person}` }, staff, 'refused', now);
}
