/** Whether a message is signed by the agency it names, by Standard Webhooks 1.0.0. */
import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Instant } from '#lib/domain/event.ts';

export type Signature = {
	readonly id: string;
	readonly timestamp: string;
	readonly signatures: string;
};
export type Checked = 'good' | 'unsigned' | 'clock' | 'wrong';

// The specification leaves the tolerance to us; five minutes is its libraries' own.
const tolerance = 5 * 60;

/** Reads the three headers, or nothing when one is missing. */
export function readSignature(headers: Headers): Signature | undefined {
	const id = headers.get('webhook-id');
	const timestamp = headers.get('webhook-timestamp');
	const signatures = headers.get('webhook-signature');
	return id && timestamp && signatures && id.length <= 256
		? { id, timestamp, signatures }
		: undefined;
}

/** Checks a signature over `id.timestamp.body`. Any of several `v1,` signatures may match, so that secrets can be changed. */
export function check(
	secret: string,
	signed: Signature | undefined,
	body: string,
	clocks: readonly Instant[]
): Checked {
	if (!signed) return 'unsigned';
	if (!/^\d{1,12}$/.test(signed.timestamp)) return 'clock';
	const seconds = Number(signed.timestamp);
	// The library checks against the real clock; ours is an argument, so it only signs here and we compare.
	const expected = new Webhook(secret).sign(signed.id, new Date(seconds * 1000), body);
	if (!signed.signatures.split(' ').some((given) => equal(given, expected))) return 'wrong';
	return clocks.some((now) => Math.abs(now / 1000 - seconds) <= tolerance) ? 'good' : 'clock';
}

function equal(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}
