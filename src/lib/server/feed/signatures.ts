/** Whether a message is signed by the agency it names, by Standard Webhooks 1.0.0. */
import { createHmac, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import type { Instant } from '#lib/domain/event.ts';
import {
	mostAtOnce,
	newSecret,
	publicKeyOf,
	type Scheme,
	type Secret
} from '#lib/server/case/agency-secrets.ts';

export type Signature = {
	readonly id: string;
	readonly timestamp: string;
	readonly signatures: string;
};
type Signing = Extract<Scheme, 'v1' | 'v1a'>;
export type Checked = 'good' | 'clock' | 'wrong';

// The specification leaves the tolerance to us; five minutes is its libraries' own.
const tolerance = 5 * 60;

/** What is checked with: of an agency nobody knows nothing. */
export type Known = readonly Pick<Secret, 'scheme' | 'value'>[];

// As many secrets are tried for everybody: neither an answer nor its time tells which agencies there are, or who changes theirs.
const nobodys: Readonly<Record<Signing, string>> = {
	v1: newSecret(),
	v1a: `whpk_${randomBytes(32).toString('base64')}`
};

/** Checks the signatures over `id.timestamp.` and the bytes. One of several that is right is enough: so a secret is changed. */
export function check(
	known: Known,
	{ id, timestamp, signatures }: Signature,
	bytes: Uint8Array,
	clocks: readonly Instant[]
): Checked {
	if (!/^\d{1,12}$/.test(timestamp)) return 'clock';
	const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), bytes]);
	const given = signatures.split(' ').slice(0, mostSignatures);
	const isGood = [isByV1(known, given, content), isByV1a(known, given, content)].includes(true);
	if (!isGood) return 'wrong';
	const seconds = Number(timestamp);
	return clocks.some((now) => Math.abs(now / 1000 - seconds) <= tolerance) ? 'good' : 'clock';
}

/** Nobody signs with more: each costs a look. */
const mostSignatures = 2 * mostAtOnce;

function isByV1(known: Known, given: readonly string[], content: Buffer): boolean {
	const right = valuesOf(known, 'v1').map((secret) => {
		const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
		return Buffer.from(`v1,${createHmac('sha256', key).update(content).digest('base64')}`);
	});
	return given.some((one) => right.some((each) => equal(Buffer.from(one), each)));
}

function isByV1a(known: Known, given: readonly string[], content: Buffer): boolean {
	const signatures = given.filter((one) => one.startsWith('v1a,'));
	if (signatures.length === 0) return false;
	const keys = valuesOf(known, 'v1a').map(publicKeyOf);
	return signatures.some((one) => {
		const signature = Buffer.from(one.slice('v1a,'.length), 'base64');
		return keys.some((key) => key !== undefined && verify(null, content, key, signature));
	});
}

function valuesOf(known: Known, scheme: Signing): string[] {
	const own = known.filter((one) => one.scheme === scheme).map(({ value }) => value);
	const others = Array.from({ length: mostAtOnce }, () => nobodys[scheme]);
	return [...own, ...others].slice(0, mostAtOnce);
}

function equal(one: Buffer, other: Buffer): boolean {
	return one.length === other.length && timingSafeEqual(one, other);
}
