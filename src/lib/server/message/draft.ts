/** What she is writing and has not sent: sealed by her own keys, for an hour. Nothing of it stays on her phone. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';

const tokenOf = (keys: Keys, { participation }: Victim) =>
	indexOf(keys, 'message-draft', participation);

/** Stands where a message has its id: there is one of it. */
const row = 'draft';

/** Keeps it, in place of what was kept before; where nothing is left of it nothing is kept. */
export async function keep(
	db: Db,
	keys: Keys,
	victim: Victim,
	words: string,
	now: Instant
): Promise<void> {
	if (words.trim() === '') return drop(db, keys, victim);
	const ring = await keyrings.ofPlace(db, keys, victim.participation);
	const sealed = Buffer.from(sealField(keys, ring, fields.message, row, words)).toString('base64');
	await drafts.save(db, keys, tokenOf(keys, victim), { sealed }, now);
}

/** What is kept of it, or nothing. */
export async function find(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<string | undefined> {
	const kept = await drafts.find(db, keys, tokenOf(keys, victim), now);
	const { sealed } = (kept?.answers ?? {}) as { sealed?: string };
	const ring = sealed && (await keyrings.find(db, keys, victim.participation));
	return ring
		? unsealField(keys, ring, fields.message, row, Buffer.from(sealed, 'base64'))
		: undefined;
}

/** Throws it away. */
export async function drop(db: Db, keys: Keys, victim: Victim): Promise<void> {
	await drafts.remove(db, tokenOf(keys, victim));
}
