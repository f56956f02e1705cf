/** The keys by which the sign-in of an agency knows that it is us who ask (`private_key_jwt`, ES256). */
import {
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	type KeyObject
} from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';
import { KeyRefused } from '#lib/server/vault/root-keys.ts';

export type ClientKeys = {
	/** Signs; known to others by its `kid`. */
	readonly signing: { readonly key: CryptoKey; readonly kid: string };
	/** The public halves of all, newest first, as an agency reads them. */
	readonly published: readonly JWK[];
};
type Environment = Readonly<Record<string, string | undefined>>;

const howToMake =
	'Make one with: npm run alongside -- agency-door key FILE, and name it in ALONGSIDE_CLIENT_KEY_FILE';

/**
 * Reads the keys, PKCS #8 in PEM on the curve P-256, newest first, from ALONGSIDE_CLIENT_KEY or the file that
 * ALONGSIDE_CLIENT_KEY_FILE names; nothing where neither is set. Only where everybody is invented is one made beside the
 * data. Throws `KeyRefused`.
 */
export async function readClientKeys(
	env: Environment,
	besideData: string,
	{ invented }: { readonly invented: boolean }
): Promise<ClientKeys | undefined> {
	const named = env.ALONGSIDE_CLIENT_KEY_FILE;
	if (env.ALONGSIDE_CLIENT_KEY) return keysIn(env.ALONGSIDE_CLIENT_KEY, 'ALONGSIDE_CLIENT_KEY');
	if (!named && !invented) return undefined;
	const file = named ?? besideData;
	if (!existsSync(file)) {
		if (named) throw new KeyRefused(`There is no key in ${file}. ${howToMake}`);
		writeClientKey(file);
	}
	return keysIn(readFileSync(file, 'utf8'), file);
}

/** Writes a new key in front of those a file holds. */
export function writeClientKey(file: string): void {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
	writeFileSync(file, `${String(privateKey.export({ type: 'pkcs8', format: 'pem' }))}${before}`, {
		mode: 0o600
	});
}

/** What to say where agencies' people sign in and there is no key. */
export const noClientKey = `Agencies’ people cannot sign in for real without a key that somebody made. ${howToMake}`;

async function keysIn(text: string, where: string): Promise<ClientKeys> {
	const pems = text.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g) ?? [];
	const keys = pems.map((pem) => keyFrom(pem, where));
	const published = await Promise.all(keys.map(publicHalf));
	const [newest] = keys;
	const kid = published[0]?.kid;
	if (!newest || !kid) throw new KeyRefused(`There is no key in ${where}. ${howToMake}`);
	const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
	const key = newest.toCryptoKey(algorithm, false, ['sign']) as CryptoKey;
	return { signing: { key, kid }, published };
}

function keyFrom(pem: string, where: string): KeyObject {
	try {
		const key = createPrivateKey(pem);
		if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
	} catch {
		// Said below: what the library says may quote the key.
	}
	throw new KeyRefused(`${where} holds a key that is not one on the curve P-256. ${howToMake}`);
}

async function publicHalf(key: KeyObject): Promise<JWK> {
	const jwk = await exportJWK(createPublicKey(key));
	return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'ES256' };
}
