/** Sealing: AES-256-GCM for each field, bound to its place, so that a sealed field cannot be moved to another row. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Field } from './fields.ts';
import type { KeyPurpose, Keys } from './keys.ts';
import type { Ring } from './keyrings.ts';
import type { Sealed } from '#lib/server/tables.ts';

/** 1: by a key of the service. 2: by a key of one victim's place in a case, or of one case. */
const byService = 1;
const byRing = 2;

/** Seals words for one place, such as `drafts/<id>`. Layout: version, 12 bytes of nonce, text, 16 bytes of tag. */
export function seal(keys: Keys, purpose: KeyPurpose, place: string, words: string): Sealed {
	return closed(byService, keys[purpose], `v1|${purpose}|${place}`, words);
}

/** Opens what was sealed for the same place; throws when it was altered or moved. */
export function unseal(keys: Keys, purpose: KeyPurpose, place: string, sealed: Sealed): string {
	if (versionOf(sealed) !== byService) throw new Error('This was sealed in a way we do not know');
	return opened(keys[purpose], `v1|${purpose}|${place}`, sealed);
}

/** Seals a field by the ring it belongs to; where there is none, it is nobody's case and the service seals it. */
export function sealField(
	keys: Keys,
	ring: Ring | undefined,
	field: Field,
	row: string,
	words: string
): Sealed {
	if (!ring) return seal(keys, 'nobody', `${field.table}/${field.column}/${row}`, words);
	return closed(byRing, ring.key(field.vault), placeIn(ring, field, row), words);
}

/** Opens a field, sealed by its ring or by the service; throws when it was altered or moved, or its key is gone. */
export function unsealField(
	keys: Keys,
	ring: Ring | undefined,
	field: Field,
	row: string,
	sealed: Sealed
): string {
	if (!isByRing(sealed))
		return unseal(keys, 'nobody', `${field.table}/${field.column}/${row}`, sealed);
	if (!ring) throw new Error('The key of this was destroyed');
	return opened(ring.key(field.vault), placeIn(ring, field, row), sealed);
}

/** Whether a ring sealed this, so that destroying the ring destroys it. */
export function isByRing(sealed: Sealed): boolean {
	return versionOf(sealed) === byRing;
}

function versionOf(sealed: Sealed): number | undefined {
	return sealed[0];
}

function placeIn({ id }: Ring, { table, column }: Field, row: string): string {
	return `v2|${table}|${column}|${row}|${id}`;
}

function closed(version: number, key: Buffer, place: string, words: string): Sealed {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
	cipher.setAAD(Buffer.from(place));
	const text = [cipher.update(words, 'utf8'), cipher.final()];
	return Buffer.concat([Buffer.of(version), nonce, ...text, cipher.getAuthTag()]);
}

function opened(key: Buffer, place: string, sealed: Sealed): string {
	const bytes = Buffer.from(sealed);
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13), {
		authTagLength: 16
	});
	decipher.setAAD(Buffer.from(place));
	decipher.setAuthTag(bytes.subarray(-16));
	return decipher.update(bytes.subarray(13, -16), undefined, 'utf8') + decipher.final('utf8');
}
