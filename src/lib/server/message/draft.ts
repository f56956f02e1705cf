/** What she, or whoever of us writes to her or about her, has begun and not sent: sealed by her keys, for an hour. Nothing of it stays in a browser. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';

/**
 * Whose it is: hers, or that of one of us; `of` says what it is part of, where that is not a message. About a call nobody has a
 * page for yet there is no place, and the key of the service seals it.
 */
export type Writer = {
	readonly participation?: ParticipationId | undefined;
	readonly staff?: PersonId;
	readonly of?: string;
};

const tokenOf = (keys: Keys, { participation, staff, of }: Writer) =>
	indexOf(keys, 'message-draft', [participation, staff, of].filter(Boolean).join('\n'));

/** Stands where a message has its id: there is one of each. */
const rowOf = ({ of }: Writer) => of ?? 'draft';

/** Keeps it, in place of what was kept before; where nothing is left of it nothing is kept. */
export async function keep(
	db: Db,
	keys: Keys,
	writer: Writer,
	words: string,
	now: Instant
): Promise<void> {
	if (words.trim() === '') return drop(db, keys, writer);
	const { participation } = writer;
	const ring = participation && (await keyrings.ofPlace(db, keys, participation));
	const bytes = sealField(keys, ring, fields.message, rowOf(writer), words);
	const sealed = Buffer.from(bytes).toString('base64');
	await drafts.save(db, keys, tokenOf(keys, writer), { sealed }, now);
}

/** What is kept of it, or nothing. */
export async function find(
	db: Db,
	keys: Keys,
	writer: Writer,
	now: Instant
): Promise<string | undefined> {
	const kept = await drafts.find(db, keys, tokenOf(keys, writer), now);
	const { sealed } = (kept?.answers ?? {}) as { sealed?: string };
	const { participation } = writer;
	const ring = participation && (await keyrings.find(db, keys, participation));
	if (!sealed || (participation && !ring)) return undefined;
	return unsealField(keys, ring, fields.message, rowOf(writer), Buffer.from(sealed, 'base64'));
}

/** Throws it away. */
export async function drop(db: Db, keys: Keys, writer: Writer): Promise<void> {
	await drafts.remove(db, tokenOf(keys, writer));
}
