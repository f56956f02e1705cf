/** What she is writing and has not sent: sealed, for her place alone, for an hour. Nothing of it stays on her phone. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';

const tokenOf = (keys: Keys, { participation }: Victim) =>
	indexOf(keys, 'message-draft', participation);

/** Keeps it, in place of what was kept before; where nothing is left of it nothing is kept. */
export async function keep(
	db: Db,
	keys: Keys,
	victim: Victim,
	words: string,
	now: Instant
): Promise<void> {
	if (words.trim() === '') return drop(db, keys, victim);
	await drafts.save(db, keys, tokenOf(keys, victim), { words }, now);
}

/** What is kept of it, or nothing. */
export async function find(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<string | undefined> {
	const kept = await drafts.find(db, keys, tokenOf(keys, victim), now);
	return (kept?.answers as { words?: string } | undefined)?.words;
}

/** Throws it away. */
export async function drop(db: Db, keys: Keys, victim: Victim): Promise<void> {
	await drafts.remove(db, tokenOf(keys, victim));
}
