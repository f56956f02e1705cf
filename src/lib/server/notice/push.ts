/** Notes on her phone by Web Push (RFC 8030): encrypted for her browser (RFC 8291), signed by us (RFC 8292), an id inside. */
import { createECDH, createPublicKey, type KeyObject } from 'node:crypto';
import { encrypt } from 'http_ece';
import { SignJWT } from 'jose';
import { pushFrom, type Push } from './push-address.ts';
import { ask } from '#lib/server/fetching.ts';
import { Refused, type Send } from './sender.ts';

export type PushSettings = {
	readonly key: KeyObject;
	/** Where a push service may complain to: `mailto:` or `https:`. */
	readonly contact: string;
	/** The push services there are, as origins; `https://*.example` stands for every host below. */
	readonly services: readonly string[];
};

const patience = 15_000;
const longest = 12 * 60 * 60;

/** The public half of the key, as a browser is asked to subscribe with it. */
export function publicPushKey(key: KeyObject): string {
	const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
	const point = [x, y].map((part) => Buffer.from(part, 'base64url'));
	return Buffer.concat([Buffer.of(4), ...point]).toString('base64url');
}

/** Sends nothing but the id: what the phone shows is the one sentence its own worker knows. */
export function pushSender(settings: PushSettings): Send {
	return async ({ notice, address = '', until }, now) => {
		const push = pushFrom(address, settings.services);
		if (!push) throw new Refused({ gone: true });
		const left = until === undefined ? longest : Math.floor((until - now) / 1000);
		const { origin, href } = push.endpoint;
		const answer = await ask(
			origin,
			href,
			{
				method: 'POST',
				headers: {
					authorization: await signed(settings, origin, now),
					'content-encoding': 'aes128gcm',
					'content-type': 'application/octet-stream',
					// What has not come by the end of her hours is not to come by night.
					ttl: String(Math.max(0, Math.min(longest, left))),
					urgency: 'normal',
					// Of several that wait for the phone one is enough.
					topic: 'note'
				},
				body: sealedFor(push, Buffer.from(notice))
			},
			patience
		);
		if (answer.ok) return;
		if (answer.status === 404 || answer.status === 410) throw new Refused({ gone: true });
		if (answer.status === 400 || answer.status === 413) throw new Refused();
		throw new Error('the note was not taken');
	};
}

function sealedFor({ browserKey, secret }: Push, bytes: Buffer): Uint8Array<ArrayBuffer> {
	const once = createECDH('prime256v1');
	once.generateKeys();
	return new Uint8Array(
		encrypt(bytes, {
			version: 'aes128gcm',
			privateKey: once,
			dh: browserKey,
			authSecret: secret
		})
	);
}

async function signed(
	{ key, contact }: PushSettings,
	origin: string,
	now: number
): Promise<string> {
	const token = await new SignJWT({ sub: contact })
		.setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
		.setAudience(origin)
		.setExpirationTime(Math.floor(now / 1000) + longest)
		.sign(key);
	return `vapid t=${token}, k=${publicPushKey(key)}`;
}
