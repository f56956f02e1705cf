/**
 * A sign-in of an agency that does as it is told: right unless a test says what is to be wrong. Small on purpose, and
 * none of the project's own code is in it.
 */
import { createHash, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from 'jose';

/** What is to be wrong, once it is set. */
export type Faults = {
	/** Changes the claims before they are signed. */
	readonly claims?: (claims: JWTPayload) => JWTPayload;
	readonly header?: Readonly<Record<string, string>>;
	/** Gives this in place of the ID token. */
	readonly token?: (token: string) => string | Promise<string>;
	/** Signs by a key that is not published, under the name of the one that is. */
	readonly forged?: true;
	/** Names another issuer in the answer at the browser. */
	readonly iss?: string | null;
	readonly discovery?: (metadata: Readonly<Record<string, unknown>>) => unknown;
	/** Answers in place of discovery, of the keys, or of the code's exchange. */
	readonly answer?: (path: string, res: ServerResponse) => boolean;
	/** Takes a code a second time and any verifier, as a careless sign-in would. */
	readonly careless?: true;
};
type Grant = {
	readonly clientId: string;
	readonly nonce: string | null;
	readonly challenge: string | null;
	readonly redirect: string | null;
	readonly max: string | null;
	spent: boolean;
};
type Signing = { readonly key: KeyObject; readonly kid: string; readonly jwk: JWK };

/** Where a sign-in says what it is. */
export const discovery = '/.well-known/openid-configuration';

/** Some claims are others. */
export const claims = (over: JWTPayload): Faults => ({
	claims: (right) => ({ ...right, ...over })
});

/** A claim is missing. */
export const without = (name: string): Faults => ({
	claims: ({ [name]: _, ...rest }: JWTPayload) => rest
});

export type Provider = Awaited<ReturnType<typeof openProvider>>;

/** Opens it on this machine; `client` gives the key by which the house shows who asks. */
export async function openProvider(setting: {
	readonly now: () => number;
	readonly client: () => JWK;
}) {
	let faults: Faults = {};
	let signing = await newKey();
	let issuer = '';
	const grants = new Map<string, Grant>();
	const asked: string[] = [];

	const seconds = () => Math.floor(setting.now() / 1000);
	const sign = async (claims: JWTPayload, header: Readonly<Record<string, string>> = {}) => {
		const key = faults.forged ? (await newKey()).key : signing.key;
		const head = { alg: 'ES256', kid: signing.kid, ...header };
		return new SignJWT(faults.claims?.(claims) ?? claims).setProtectedHeader(head).sign(key);
	};

	const exchange = async (form: URLSearchParams) => {
		const grant = grants.get(form.get('code') ?? '');
		const challenge = createHash('sha256')
			.update(form.get('code_verifier') ?? '')
			.digest('base64url');
		const fits = grant && grant.challenge === challenge && !grant.spent;
		if (!grant || (!fits && !faults.careless)) return undefined;
		if (grant.redirect !== form.get('redirect_uri')) return undefined;
		await jwtVerify(form.get('client_assertion') ?? '', setting.client(), {
			issuer: grant.clientId,
			audience: issuer,
			algorithms: ['ES256']
		});
		grant.spent = true;
		const made = seconds();
		const token = await sign(
			{
				iss: issuer,
				sub: 'officer-1',
				aud: grant.clientId,
				iat: made,
				exp: made + 3600,
				nonce: grant.nonce,
				acr: 'phr',
				amr: ['hwk', 'pin'],
				auth_time: made - 60,
				sid: 'visit-1'
			} as JWTPayload,
			faults.header
		);
		return { token_type: 'Bearer', access_token: randomUUID(), id_token: token };
	};

	const routes: Readonly<
		Record<string, (req: IncomingMessage, url: URL) => Promise<unknown> | unknown>
	> = {
		[discovery]: () => {
			const metadata = {
				issuer,
				authorization_endpoint: `${issuer}/authorize`,
				token_endpoint: `${issuer}/token`,
				jwks_uri: `${issuer}/keys`,
				authorization_response_iss_parameter_supported: true
			};
			return faults.discovery?.(metadata) ?? metadata;
		},
		'/keys': () => ({ keys: [signing.jwk] }),
		'/token': async (req) => {
			const answer = await exchange(new URLSearchParams(await bodyOf(req)));
			if (!answer) return undefined;
			const id_token = (await faults.token?.(answer.id_token)) ?? answer.id_token;
			return { ...answer, id_token };
		}
	};

	const server = createServer((req, res) => {
		const url = new URL(req.url ?? '/', issuer);
		asked.push(url.pathname);
		if (faults.answer?.(url.pathname, res)) return;
		Promise.resolve(routes[url.pathname]?.(req, url))
			.then((answer) => send(res, answer))
			.catch(() => send(res, undefined));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	return {
		issuer,
		/** The paths that were asked for, in order. */
		asked,
		breaks: (what: Faults) => void (faults = what),
		rotates: async () => void (signing = await newKey()),
		/** What somebody's browser comes back with who signed in here at once. */
		signsIn(at: URL): URLSearchParams {
			const query = at.searchParams;
			const code = randomUUID();
			grants.set(code, {
				clientId: query.get('client_id') ?? '',
				nonce: query.get('nonce'),
				challenge: query.get('code_challenge'),
				redirect: query.get('redirect_uri'),
				max: query.get('max_age'),
				spent: false
			});
			const said = new URLSearchParams({ code, state: query.get('state') ?? '' });
			if (faults.iss !== null) said.set('iss', faults.iss ?? issuer);
			return said;
		},
		/** Something signed by its key. */
		sign,
		close: () => {
			server.closeAllConnections();
			return new Promise<void>((resolve) => server.close(() => resolve()));
		}
	};
}

function send(res: ServerResponse, answer: unknown): void {
	res.setHeader('content-type', 'application/json');
	res.statusCode = answer === undefined ? 400 : 200;
	res.end(JSON.stringify(answer ?? { error: 'invalid_grant' }));
}

async function bodyOf(req: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of req) parts.push(part as Buffer);
	return Buffer.concat(parts).toString();
}

async function newKey(): Promise<Signing> {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const kid = randomUUID();
	return { key: privateKey, kid, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' } };
}
