/** Sealing: AES-256-GCM for each field, bound to its place, so that a sealed field cannot be moved to another row. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyPurpose, Keys } from './keys.ts';
import type { Sealed } from './tables.ts';

const version = 1;

/** Seals words for one place, such as `people/<id>/name`. Layout: version, 12 bytes of nonce, text, 16 bytes of tag. */
export function seal(keys: Keys, purpose: KeyPurpose, place: string, words: string): Sealed {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keys[purpose], nonce, { authTagLength: 16 });
	cipher.setAAD(aad(purpose, place));
	return Buffer.concat([
		Buffer.of(version),
		nonce,
		cipher.update(words, 'utf8'),
		cipher.final(),
		cipher.getAuthTag()
	]);
}

/** Opens what was sealed for the same place; throws when it was altered or moved. */
export function unseal(keys: Keys, purpose: KeyPurpose, place: string, sealed: Sealed): string {
	const bytes = Buffer.from(sealed);
	if (bytes[0] !== version) throw new Error('This was sealed in a way we do not know');
	const decipher = createDecipheriv('aes-256-gcm', keys[purpose], bytes.subarray(1, 13), {
		authTagLength: 16
	});
	decipher.setAAD(aad(purpose, place));
	decipher.setAuthTag(bytes.subarray(-16));
	return decipher.update(bytes.subarray(13, -16), undefined, 'utf8') + decipher.final('utf8');
}

function aad(purpose: KeyPurpose, place: string): Buffer {
	return Buffer.from(`v${version}|${purpose}|${place}`);
}
