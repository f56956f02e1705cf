/** Somebody signed in knocked at a door that is not theirs: written down; for a stranger nothing is done at all. */
import type { Actor, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from './audit.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { aboutFor } from '#lib/server/call/requests.ts';
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

/**
 * Writes down that staff asked for a request that is not theirs to see: where it belongs, so that she sees it. Whatever
 * the id leads to, it is one look-up and one row, so how long it takes tells nothing.
 */
export async function ofRequest(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<undefined> {
	return of(trx, keys, staff, await aboutOfAny(trx, id), now);
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

/** Where in the audit a request of this id belongs, whoever asks; nothing when there is none. */
export async function aboutOfAny(trx: Trx, id: string): Promise<audit.About | undefined> {
	const row = await trx
		.selectFrom('requests')
		.select(['id', 'person_id'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row && aboutFor(trx, row);
}
