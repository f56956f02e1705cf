/** A phone that keeps keys, in software: it signs what a browser would have it sign, and every lie a test asks of it. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

type Options = {
	readonly challenge: string;
	readonly rpId?: string;
	readonly rp?: { readonly id?: string };
	readonly attestation?: string;
	readonly user?: { readonly id: string };
};
/** What it says other than the truth. */
export type Lie = {
	readonly origin?: string;
	readonly host?: string;
	readonly type?: string;
	readonly challenge?: string;
	readonly verified?: boolean;
	readonly present?: boolean;
	readonly counter?: number;
	readonly handle?: string;
	readonly crossOrigin?: boolean;
	readonly id?: string;
	/** Copied between devices, as some phones do with what they keep. */
	readonly copied?: boolean;
	/** Signs with another key. */
	readonly key?: KeyObject;
};

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

export type Authenticator = ReturnType<typeof anAuthenticator>;

/** A phone on a site, with one key that is made when it is asked to; it is of this make (an AAGUID), and says so when asked. */
export function anAuthenticator(origin: string, make = '00000000-0000-0000-0000-000000000000') {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const id = randomBytes(16);
	let handle = '';
	let counter = 0;

	function clientData(type: string, asked: Options, lie: Lie): string {
		return JSON.stringify({
			type: lie.type ?? type,
			challenge: lie.challenge ?? asked.challenge,
			origin: lie.origin ?? origin,
			crossOrigin: lie.crossOrigin ?? false
		});
	}

	// Flags: present 1, verified 4, may be and is copied 8 and 16, holds a new key 64 (WebAuthn, 6.1).
	function authenticatorData(host: string, lie: Lie, key = Buffer.alloc(0)): Buffer {
		const flags =
			(lie.present === false ? 0 : 1) |
			(lie.verified === false ? 0 : 4) |
			(lie.copied ? 24 : 0) |
			(key.length ? 64 : 0);
		const count = Buffer.alloc(4);
		count.writeUInt32BE(lie.counter ?? counter);
		return Buffer.concat([sha256(lie.host ?? host), Buffer.of(flags), count, key]);
	}

	return {
		id: base64url(id),
		privateKey,
		/** Makes the key, as the form posts it. */
		makes(asked: object, lie: Lie = {}): string {
			const options = asked as Options;
			handle = options.user?.id ?? '';
			const attested = Buffer.concat([
				Buffer.from(make.replaceAll('-', ''), 'hex'),
				Buffer.of(0, id.length),
				id,
				coseOf(publicKey)
			]);
			const data = authenticatorData(options.rp?.id ?? '', lie, attested);
			const said = clientData('webauthn.create', options, lie);
			const vouched = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey);
			const isAsked = options.attestation === 'direct';
			return JSON.stringify({
				id: base64url(id),
				rawId: base64url(id),
				type: 'public-key',
				response: {
					clientDataJSON: base64url(said),
					attestationObject: base64url(attestation(data, isAsked ? vouched : undefined))
				}
			});
		},
		/** Signs what it is asked, as the form posts it. */
		signs(asked: object, lie: Lie = {}): string {
			const options = asked as Options;
			counter += 1;
			const said = clientData('webauthn.get', options, lie);
			const data = authenticatorData(options.rpId ?? '', lie);
			const named = lie.id ?? base64url(id);
			return JSON.stringify({
				id: named,
				rawId: named,
				type: 'public-key',
				response: {
					clientDataJSON: base64url(said),
					authenticatorData: base64url(data),
					signature: base64url(
						sign('sha256', Buffer.concat([data, sha256(said)]), lie.key ?? privateKey)
					),
					userHandle: lie.handle ?? handle
				}
			});
		}
	};
}

// CBOR by hand: {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053, 7.1.1).
function coseOf(key: KeyObject): Buffer {
	const { x = '', y = '' } = key.export({ format: 'jwk' });
	const part = (name: number, bytes: string) =>
		Buffer.concat([Buffer.of(name, 0x58, 32), Buffer.from(bytes, 'base64url')]);
	return Buffer.concat([
		Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01),
		part(0x21, x),
		part(0x22, y)
	]);
}

// {"fmt": "none", "attStmt": {}, "authData": data}, or "packed" and {"alg": -7, "sig": vouched} (WebAuthn, 8.2).
function attestation(data: Buffer, vouched?: Buffer): Buffer {
	const word = (text: string) => Buffer.concat([Buffer.of(0x60 + text.length), Buffer.from(text)]);
	const statement = vouched
		? [Buffer.of(0xa2), word('alg'), Buffer.of(0x26), word('sig'), bytes(vouched)]
		: [Buffer.of(0xa0)];
	return Buffer.concat([
		Buffer.of(0xa3),
		word('fmt'),
		word(vouched ? 'packed' : 'none'),
		word('attStmt'),
		...statement,
		word('authData'),
		bytes(data)
	]);
}

// Up to 255 bytes, as CBOR counts them.
function bytes(data: Buffer): Buffer {
	return Buffer.concat([Buffer.of(0x58, data.length), data]);
}
