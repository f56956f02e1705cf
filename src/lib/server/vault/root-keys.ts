/** The root keys: kept outside the database, each known by a short name. The first wraps; the others still open. */
import { hkdfSync, randomBytes } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	writeSync
} from 'node:fs';
import path from 'node:path';

export type Root = {
	/** Drawn from the key itself, so that what it wrapped can name it and tell nothing of it. */
	readonly name: string;
	readonly secret: Buffer;
	/** What wraps other keys. */
	readonly wraps: Buffer;
};
export type Roots = {
	readonly current: () => Root;
	/** A root by its name; a file is read again when it is not known, for it may have been added since. */
	readonly find: (name: string) => Root | undefined;
	readonly names: () => readonly string[];
	/** Reads the file again, if it is one. */
	readonly refresh: () => void;
};
type Environment = Readonly<Record<string, string | undefined>>;

/** A key that is missing, is none, or must not be used; the message says what to do. */
export class KeyRefused extends Error {}

const howToMake =
	'Make one with: npm run alongside -- keys new FILE, and name it in ALONGSIDE_KEY_FILE';

/**
 * Reads the root keys, each 32 bytes in base64, newest first, from ALONGSIDE_KEY or the file ALONGSIDE_KEY_FILE names.
 * Only where everybody is invented is one made beside the data at first use. Throws `KeyRefused`.
 */
export function readRoots(
	env: Environment,
	besideData: string,
	{ invented }: { readonly invented: boolean }
): Roots {
	if (env.ALONGSIDE_KEY) return known(rootsIn(env.ALONGSIDE_KEY, 'ALONGSIDE_KEY'), { invented });
	if (!env.ALONGSIDE_KEY_FILE && !invented)
		throw new KeyRefused(
			`Alongside does not start for real people with a key it would have to make itself. ${howToMake}`
		);
	const file = env.ALONGSIDE_KEY_FILE ?? besideData;
	if (!existsSync(file)) {
		if (env.ALONGSIDE_KEY_FILE) throw new KeyRefused(`There is no key in ${file}. ${howToMake}`);
		addRoot(file);
	}
	const read = () => known(rootsIn(readFileSync(file, 'utf8'), file), { invented });
	return rereading(read);
}

/** The roots of some keys in base64, newest first. */
export function rootsOf(...keys: readonly string[]): Roots {
	return fixed(rootsIn(keys.join('\n'), 'The key'));
}

/** Takes one root key out of a file. */
export function dropRoot(file: string, name: string): void {
	const keys = readFileSync(file, 'utf8').split(/[\s,]+/);
	const stay = keys.filter((key) => key && rootFrom(key, file).name !== name);
	write(file, `${stay.join('\n')}\n`);
}

/** Writes a new root key in front of those a file holds, whole or not at all, and returns its name. */
export function addRoot(file: string): string {
	const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const key = randomBytes(32).toString('base64');
	write(file, `${key}\n${before}`);
	return rootFrom(key, file).name;
}

function write(file: string, text: string): void {
	const part = openSync(`${file}.part`, 'w', 0o600);
	writeSync(part, text);
	fsyncSync(part);
	closeSync(part);
	renameSync(`${file}.part`, file);
	// The name too has to outlive a power cut: what was wrapped by a key that is gone is gone with it.
	const folder = openSync(path.dirname(file), 'r');
	fsyncSync(folder);
	closeSync(folder);
}

function rootsIn(text: string, where: string): readonly Root[] {
	const keys = text.split(/[\s,]+/).filter(Boolean);
	if (keys.length === 0) throw new KeyRefused(`There is no key in ${where}. ${howToMake}`);
	return keys.map((key) => rootFrom(key, where));
}

function rootFrom(key: string, where: string): Root {
	const secret = Buffer.from(key, 'base64');
	if (secret.length !== 32) throw new KeyRefused(`${where} is not 32 bytes in base64`);
	const drawn = (what: string, length: number) =>
		Buffer.from(hkdfSync('sha256', secret, '', `alongside/${what}`, length));
	return { name: drawn('name', 6).toString('hex'), secret, wraps: drawn('wrap', 32) };
}

// Keys that stand in examples: one byte again and again, counting up, or words.
function isTestKey({ secret }: Root): boolean {
	const counts = secret.every((byte, at) => byte === ((secret[0] ?? 0) + at) % 256);
	const words = secret.every((byte) => byte >= 0x20 && byte < 0x7f);
	return counts || words || new Set(secret).size < 12;
}

function known(roots: readonly Root[], { invented }: { readonly invented: boolean }): Roots {
	if (!invented && roots.some(isTestKey))
		throw new KeyRefused(`This key is one that others know. ${howToMake}`);
	return fixed(roots);
}

function fixed(roots: readonly Root[]): Roots {
	return {
		current: () => roots[0] as Root,
		find: (name) => roots.find((root) => root.name === name),
		names: () => roots.map(({ name }) => name),
		refresh: () => undefined
	};
}

function rereading(read: () => Roots): Roots {
	let now = read();
	const refresh = () => void (now = read());
	return {
		current: () => now.current(),
		find(name) {
			if (!now.find(name)) refresh();
			return now.find(name);
		},
		names: () => now.names(),
		refresh
	};
}
