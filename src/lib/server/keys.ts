/** The root key and what is drawn from it: one key for each purpose, none of them in the database. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const purposes = [
	'agency-secret',
	'urn',
	'contact',
	'needs',
	'wishes',
	'draft',
	'parked',
	'quarantine',
	'index',
	'audit',
	'pepper'
] as const;
export type KeyPurpose = (typeof purposes)[number];
export type Keys = Readonly<Record<KeyPurpose, Buffer>>;

/**
 * Reads the root key, 32 bytes in base64, from ALONGSIDE_KEY or from the file ALONGSIDE_KEY_FILE names; without
 * either, from a file beside the data, which is made at first use. Throws when what it finds is no key.
 */
export function readKeys(
	env: Readonly<Record<string, string | undefined>>,
	besideData: string
): Keys {
	if (env.ALONGSIDE_KEY) return draw(env.ALONGSIDE_KEY, 'ALONGSIDE_KEY');
	const file = env.ALONGSIDE_KEY_FILE ?? besideData;
	if (!existsSync(file)) {
		if (env.ALONGSIDE_KEY_FILE)
			throw new Error(`There is no key in ${file}: make one with openssl rand -base64 32`);
		// Never over an existing file: a new key would make everything sealed unreadable.
		writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
	}
	return draw(readFileSync(file, 'utf8'), file);
}

/** Draws the keys from a root key in base64. */
export function draw(root: string, where: string): Keys {
	const bytes = Buffer.from(root.trim(), 'base64');
	if (bytes.length !== 32) throw new Error(`${where} is not 32 bytes in base64`);
	return Object.fromEntries(
		purposes.map((purpose) => [
			purpose,
			Buffer.from(hkdfSync('sha256', bytes, '', `alongside/${purpose}`, 32))
		])
	) as Keys;
}

/** A blind index: the same words always give the same 128 bits, and without the key they lead nowhere. */
export function indexOf(keys: Keys, sort: string, words: string): string {
	return createHmac('sha256', keys.index).update(`${sort}\n${words}`).digest('hex').slice(0, 32);
}
