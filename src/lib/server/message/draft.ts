/** What she, or her advocate, is writing and has not sent: sealed by her keys, for an hour. Nothing of it stays in a browser. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';

/** Whose it is: hers, or that of whoever of us writes to her. */
export type Writer = { readonly participation: ParticipationId; readonly staff?: PersonId };

const tokenOf = (keys: Keys, { participation, staff }: Writer) =>
	indexOf(keys, 'message-draft', staff ? `${participation}\n${staff}` : participation);

/** Stands where a message has its id: there is one of it. */
const row = 'draft';

/** Keeps it, in place of what was kept before; where nothing is left of it nothing is kept. */
export async function keep(
	db: Db,
	keys: Keys,
	writer: Writer,
	words: string,
	now: Instant
): Promise<void> {
	if (words.trim() === '') return drop(db, keys, writer);
	const ring = await keyrings.ofPlace(db, keys, writer.participation);
	const sealed = Buffer.from(sealField(keys, ring, fields.message, row, words)).toString('base64');
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
	const ring = sealed && (await keyrings.find(db, keys, writer.participation));
	return ring
		? unsealField(keys, ring, fields.message, row, Buffer.from(sealed, 'base64'))
		: undefined;
}

/** Throws it away. */
export async function drop(db: Db, keys: Keys, writer: Writer): Promise<void> {
	await drafts.remove(db, tokenOf(keys, writer));
}
