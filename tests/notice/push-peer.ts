/**
 * A push service and the browser behind it, on this machine: it checks who sends (RFC 8292) and really decrypts (RFC 8188,
 * 8291), told a second time from node:crypto alone.
 */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { importJWK, jwtVerify } from 'jose';

export type Pushed = {
	readonly says: string;
	readonly headers: IncomingHttpHeaders;
	readonly contact: unknown;
	readonly size: number;
};
export type PushPeer = {
	readonly origin: string;
	readonly pushed: Pushed[];
	/** What a browser gives: an address here and two keys. */
	readonly subscription: string;
	readonly setStatus: (status: number) => void;
	readonly close: () => Promise<void>;
};

/** Opens it; `publicKey` is ours, as the browser was asked to subscribe with it. */
export async function openPushPeer(publicKey: string): Promise<PushPeer> {
	const browser = createECDH('prime256v1');
	browser.generateKeys();
	const secret = randomBytes(16);
	const pushed: Pushed[] = [];
	let status = 201;
	const server = createServer((asked, answer) => {
		void (async () => {
			const body = await buffer(asked);
			try {
				const contact = await contactOf(asked.headers.authorization, origin(), publicKey);
				const says = decrypted(body, browser, secret);
				if (status < 300) pushed.push({ says, headers: asked.headers, contact, size: body.length });
				answer.writeHead(status, status === 302 ? { location: `${origin()}/elsewhere` } : {});
			} catch {
				answer.writeHead(403);
			}
			answer.end();
		})();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		origin: origin(),
		pushed,
		subscription: JSON.stringify({
			endpoint: `${origin()}/push/abc`,
			keys: {
				p256dh: browser.getPublicKey().toString('base64url'),
				auth: secret.toString('base64url')
			}
		}),
		setStatus: (next) => (status = next),
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

async function contactOf(header = '', origin: string, publicKey: string): Promise<unknown> {
	const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
	if (key !== publicKey) throw new Error('another key than the one subscribed with');
	const point = Buffer.from(key, 'base64url');
	const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) =>
		part.toString('base64url')
	);
	const known = await importJWK({ kty: 'EC', crv: 'P-256', x: x!, y: y! }, 'ES256');
	// The clock of a test stands still.
	const { payload } = await jwtVerify(token, known, { audience: origin, currentDate: new Date(0) });
	return payload.sub;
}

function decrypted(body: Buffer, browser: ReturnType<typeof createECDH>, secret: Buffer): string {
	const salt = body.subarray(0, 16);
	const idLength = body[20] ?? 0;
	const theirs = body.subarray(21, 21 + idLength);
	const sealed = body.subarray(21 + idLength);
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), theirs]);
	const input = derived(browser.computeSecret(theirs), secret, info, 32);
	const key = derived(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
	const nonce = derived(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
	const cipher = createDecipheriv('aes-128-gcm', key, nonce);
	cipher.setAuthTag(sealed.subarray(-16));
	const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
	// After the words comes one 2, and nothing but padding after it.
	return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

function derived(from: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
	return Buffer.from(hkdfSync('sha256', from, salt, info, length));
}
