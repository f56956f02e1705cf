/** The service's own secret and what is drawn from it: one key for each purpose, none of them in the database unwrapped. */
import { createHmac, hkdfSync } from 'node:crypto';
import { newLayers, type Layers } from './index-generations.ts';
import { rootsOf, type Roots } from './root-keys.ts';

const purposes = [
	'agency-secret',
	/** Fields that belong to nobody's case: names of staff, calls of strangers. */
	'nobody',
	'draft',
	'parked',
	'quarantine',
	'answered',
	'import',
	'index',
	'audit',
	'head',
	'pepper'
] as const;
export type KeyPurpose = (typeof purposes)[number];
export type Keys = Readonly<Record<KeyPurpose, Buffer>> & {
	/** What wraps the keys of each victim and case. */
	readonly roots: Roots;
	/** What lies over a blind index since the last change of keys. */
	readonly layers: Layers;
	/** What keeping a secret that people type costs. */
	readonly stretch: Stretch;
};

/** Memory in KiB and passes of argon2id. */
export type Stretch = { readonly memory: number; readonly passes: number };
// Over the least that OWASP asks of argon2id (ASVS 5.0, appendix C).
const stretch: Stretch = { memory: 65536, passes: 3 };

/** Draws the keys from the service's secret. */
export function keysFrom(secret: Buffer, roots: Roots, layers: Layers): Keys {
	const drawn = purposes.map((purpose) => [
		purpose,
		Buffer.from(hkdfSync('sha256', secret, '', `alongside/${purpose}`, 32))
	]);
	return { ...(Object.fromEntries(drawn) as Record<KeyPurpose, Buffer>), roots, layers, stretch };
}

/** Draws the keys from a root key in base64 itself, for a test that opens no database. */
export function draw(root: string): Keys {
	const roots = rootsOf(root);
	return keysFrom(roots.current().secret, roots, newLayers());
}

/**
 * A blind index: the same words always give the same 128 bits, and without the key they lead nowhere. A column that is
 * looked up by it holds it under `index-generations.ts`.
 */
export function indexOf(keys: Pick<Keys, 'index'>, sort: string, words: string): string {
	return createHmac('sha256', keys.index).update(`${sort}\n${words}`).digest('hex').slice(0, 32);
}
