/** Secrets people type, kept so that the database alone cannot be guessed against: argon2id, then a keyed pepper. */
import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import type { Keys } from './keys.ts';

const shape = { parallelism: 1, tagLength: 32 } as const;
const hashWith = promisify(argon2);

/** Each hash takes much memory and a whole core: one is left for everybody else, and the rest wait their turn. */
export const atOnce = Math.min(4, Math.max(1, availableParallelism() - 1));
let running = 0;
const waiting: (() => void)[] = [];

/** Keeps a secret as `salt.hash`, both base64url. */
export async function keep(keys: Keys, secret: string): Promise<string> {
	const salt = randomBytes(16);
	return `${salt.toString('base64url')}.${await peppered(keys, secret, salt)}`;
}

/** Whether a secret is the one kept. With nothing kept it takes the same time and says no. */
export async function matches(
	keys: Keys,
	secret: string,
	kept: string | undefined
): Promise<boolean> {
	const [salt = '', hash = ''] = (kept ?? nobody).split('.');
	const found = await peppered(keys, secret, Buffer.from(salt, 'base64url'));
	const same = timingSafeEqual(digest(keys, found), digest(keys, hash));
	return same && kept !== undefined;
}

/** How a secret is compared; a test of a day of guesses puts a cheaper one in its place. */
export type Matches = typeof matches;

const nobody = `${Buffer.alloc(16).toString('base64url')}.${Buffer.alloc(32).toString('base64url')}`;

async function peppered(keys: Keys, secret: string, salt: Buffer): Promise<string> {
	const asked = { message: secret, nonce: salt, ...keys.stretch, ...shape };
	const hash = await inTurn(() => hashWith('argon2id', asked));
	return createHmac('sha256', keys.pepper).update(hash).digest('base64url');
}

function digest(keys: Keys, text: string): Buffer {
	return createHmac('sha256', keys.pepper).update(text).digest();
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
	running += 1;
	try {
		return await work();
	} finally {
		running -= 1;
		waiting.shift()?.();
	}
}
