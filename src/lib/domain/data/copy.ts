/** A copy of everything we hold of her (UK GDPR article 15), as plain facts: nobody else's, and no secrets. */
import type { Instant } from '#lib/domain/event.ts';
import { tailOf } from '#lib/domain/reach/needs.ts';

/** The parts of it, in the order they are read. */
export const copyParts = [
	'you',
	'happened',
	'news',
	'needs',
	'asks',
	'calls',
	'joins',
	'beside',
	'notices',
	'ways-in',
	'visits',
	'looks',
	'requests',
	'messages',
	'contacts',
	'notes'
] as const;
export type CopyPart = (typeof copyParts)[number];

export type Plain =
	string | number | boolean | readonly Plain[] | { readonly [name: string]: Plain | undefined };

/** One thing we hold: of which table it comes, and what it says. Instants are ISO 8601 in UTC, days are days in London. */
export type Held = {
	readonly of: string;
	readonly says: Readonly<Record<string, Plain | undefined>>;
};
export type Copy = {
	readonly madeAt: Instant;
	readonly parts: Readonly<Record<CopyPart, readonly Held[]>>;
};

/** The end of a number: a whole one in a file would tell whoever finds it where to ring her (safety: T10). */
export function endOf(number: string | undefined): string | undefined {
	return (number && tailOf(number)) || undefined;
}

/** As JSON, so that another program can read it. */
export function asJson({ madeAt, parts }: Copy): string {
	const at = new Date(madeAt).toISOString();
	return JSON.stringify({ madeAt: at, ...parts }, undefined, '\t');
}

/** What locks a copy: at least so many letters and digits, for whoever has the file can try for ever. */
const fewest = 16;

/** Words as they are compared, on the server and in the file alike: any case, spacing or form of a letter. */
export function plainLock(typed: string): string {
	return typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Words long enough to lock a file with, or nothing. */
export function readLock(typed: string): string | undefined {
	const words = plainLock(typed);
	return words.replace(/[^\p{L}\p{N}]/gu, '').length >= fewest ? words : undefined;
}
