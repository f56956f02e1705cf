/** The sign-in of an agency, by a certified program of somebody else's: one page with a button, which is the key. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK } from 'jose';
import { Provider } from 'oidc-provider';
import type { World } from '#lib/server/world.ts';

/** Whose sign-in leads to it: where it is, and its stores. */
type Town = {
	readonly url: string;
	readonly inStores: <T>(act: (world: World) => Promise<T>) => Promise<T>;
};

export type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>;

/** Opens it for the people of one agency, who come to a town by one door. */
export async function openIdentityProvider(town: Town, door: string) {
	let acr = 'phr';
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const client = await town.inStores((world) => Promise.resolve(world.oidc.keys?.published));
	const provider = new Provider(issuer, await configuration(town.url, door, client ?? []));
	const handle = provider.callback();
	server.on('request', (req, res) => {
		const [, page, uid] = (req.url ?? '').split('/');
		if (page !== 'interaction' || !uid) return handle(req, res);
		if (req.method !== 'POST') return res.setHeader('content-type', 'text/html').end(signInPage);
		const isIn = new URL(req.url ?? '', issuer).searchParams.has('in');
		const result = isIn
			? { login: { accountId: 'officer-7', acr, amr: ['hwk'] } }
			: { error: 'access_denied' };
		void provider.interactionFinished(req, res, result);
	});
	return {
		issuer,
		/** From now on people show who they are in another way. */
		lets: (otherwise: string) => void (acr = otherwise),
		close: () => {
			server.closeAllConnections();
			return new Promise<void>((resolve) => server.close(() => resolve()));
		}
	};
}

const signInPage = `<!doctype html><html lang="en"><title>Work</title><main><h1>Work</h1>
<form method="post" action="?in"><button>Use my key</button></form>
<form method="post" action="?out"><button>Cancel</button></form></main></html>`;

async function configuration(town: string, door: string, keys: readonly object[]) {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return {
		jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }] },
		cookies: { keys: [randomBytes(16).toString('hex')] },
		acrValues: ['phr', 'pwd'],
		ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, IdToken: 600 },
		pkce: { required: () => true },
		features: {
			devInteractions: { enabled: false },
			backchannelLogout: { enabled: true },
			rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource }
		},
		fetch: toThisMachine,
		interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
		findAccount: (_: unknown, accountId: string) => ({
			accountId,
			claims: () => ({ sub: accountId })
		}),
		loadExistingGrant,
		clients: [
			{
				client_id: 'alongside',
				token_endpoint_auth_method: 'private_key_jwt',
				token_endpoint_auth_signing_alg: 'ES256',
				jwks: { keys },
				redirect_uris: [`${town}/agency/sign-in/${door}/back`],
				response_types: ['code'],
				grant_types: ['authorization_code'],
				id_token_signed_response_alg: 'ES256',
				backchannel_logout_uri: `${town}/api/agency-doors/${door}/sign-out`,
				backchannel_logout_session_required: true
			}
		]
	};
}

type Sent = RequestInit & { readonly dispatcher?: unknown };

// It keeps itself from asking anything at this machine, which is where the town lies.
function toThisMachine(address: string, { dispatcher: _, ...sent }: Sent): Promise<Response> {
	return fetch(address, sent);
}

type Body = { body: string };

function logoutSource(context: Body, form: string): void {
	context.body = `<!doctype html><html lang="en"><title>Work</title><main><h1>Work</h1>${form}
<button form="op.logoutForm" name="logout" value="yes">Sign out</button></main></html>`;
}

function postLogoutSuccessSource(context: Body): void {
	context.body = '<!doctype html><html lang="en"><title>Work</title><h1>You are out</h1></html>';
}

type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<unknown> };
type Context = {
	readonly oidc: {
		readonly provider: { readonly Grant: new (whose: object) => Grant };
		readonly client: { readonly clientId: string };
		readonly session: { readonly accountId: string };
	};
};

// Nobody is asked whether they agree: the agency decided that for its people.
async function loadExistingGrant({ oidc }: Context): Promise<Grant> {
	const { clientId } = oidc.client;
	const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session.accountId });
	grant.addOIDCScope('openid');
	await grant.save();
	return grant;
}
