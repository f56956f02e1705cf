/** The way of an agency's person to the agency's own sign-in and back: code with PKCE (RFC 7636), each step checked by us. */
import * as oauth from 'oauth4webapi';
import type { Officer } from '#lib/domain/actor.ts';
import { lastsFor, oldestSignIn } from '#lib/domain/door/id-token.ts';
import type { Door } from './identity-providers.ts';
import * as providers from './identity-providers.ts';
import * as pendingSignIns from './pending-sign-ins.ts';
import * as visits from './visits.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction } from '#lib/server/database.ts';
import * as limits from '#lib/server/limits.ts';
import type { World } from '#lib/server/world.ts';
import { readIdToken, realNow, whyOf, type Judged, type Why } from './answers.ts';
import type { ClientKeys } from './client-keys.ts';
import { ask, IssuerRefused } from '#lib/server/fetching.ts';
import { plainly, type Metadata } from './issuers.ts';

export type Asking = {
	readonly door: string;
	/** Where this house is known to be. */
	readonly origin: string;
	readonly network: string;
};
export type Begun = { readonly to: URL; readonly token: string };

/** Where the agency's sign-in sends its people back to; an address of its own for each door (RFC 9700, 4.4.2.2). */
export function wayBack(origin: string, door: string): string {
	return `${origin}/agency/sign-in/${door}/back`;
}

/** Sends somebody to the agency's own sign-in; nothing, with the reason in the log, where that cannot be. */
export async function begin(world: World, asking: Asking): Promise<Begun | undefined> {
	const { db, keys, now, oidc } = world;
	const bucket = limits.bucket(keys, 'agency', asking.network);
	const wait = await limits.take(db, [{ name: bucket, rule: limits.perAgencyNetwork }], now());
	if (wait > 0) return refused(world, 'limit');
	const door = await providers.find(db, asking.door);
	if (!door) return refused(world, 'door');
	if (!oidc.keys) return refused(world, 'no-key');
	try {
		const { authorization_endpoint } = await oidc.issuers.metadata(door.issuer, now());
		const question = questionOf(asking);
		const token = await pendingSignIns.begin(db, keys, question, now());
		return { token, to: await addressOf(authorization_endpoint, door, question) };
	} catch (error) {
		return refused(world, whyOf(error));
	}
}

function questionOf({ door, origin }: Asking): pendingSignIns.Question {
	return {
		door,
		redirect: wayBack(origin, door),
		state: oauth.generateRandomState(),
		nonce: oauth.generateRandomNonce(),
		verifier: oauth.generateRandomCodeVerifier()
	};
}

async function addressOf(
	endpoint: string,
	{ clientId, acr }: Door,
	{ state, nonce, verifier, redirect }: pendingSignIns.Question
): Promise<URL> {
	const to = new URL(endpoint);
	const asked = {
		response_type: 'code',
		client_id: clientId,
		redirect_uri: redirect,
		// Beside who it is, the name and the unit that their own bar greets them by.
		scope: 'openid profile',
		state,
		nonce,
		code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256',
		max_age: String(oldestSignIn),
		acr_values: acr.join(' ')
	};
	for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
	return to;
}

export type Answer = {
	readonly door: string;
	/** The token of the browser that comes back. */
	readonly token: string | undefined;
	readonly said: URLSearchParams;
};
export type Ended = {
	/** The cookie of the visit; nothing where nobody was let in. */
	readonly visit?: string;
};

/** Lets somebody in who comes back from the agency's sign-in, or nobody. Why not is in the log and in the agency's audit. */
export async function end(world: World, { door: id, token, said }: Answer): Promise<Ended> {
	const { db, keys, now } = world;
	const question = await pendingSignIns.spend(db, keys, token, now());
	const door = question && (await providers.find(db, question.door));
	if (!question || !door) {
		refused(world, 'no-question');
		return {};
	}
	const judged =
		question.door === id
			? await answerOf(world, door, question, said)
			: ({ ok: false, why: 'door' } as const);
	if (judged.ok) return { visit: await letIn(world, door, judged) };
	refused(world, judged.why);
	const agency = { kind: 'agency', agency: door.agency } as const;
	await transaction(db, (trx) =>
		audit.write(trx, keys, `agency:${door.agency}`, agency, 'refused', now())
	);
	return {};
}

/** The code is given in for an ID token, which is judged; whatever it was worth, nothing else of the answer is kept. */
async function answerOf(
	world: World,
	door: Door,
	question: pendingSignIns.Question,
	said: URLSearchParams
): Promise<Judged | { readonly ok: false; readonly why: 'state' | 'no-key' }> {
	const { oidc, now } = world;
	if (!oidc.keys) return { ok: false, why: 'no-key' };
	const { issuer, clientId, acr, amr } = door;
	try {
		const metadata = await oidc.issuers.metadata(issuer, now());
		// The state, and by which issuer it was answered (RFC 9207).
		const fits = fitting(metadata, door, said, question.state);
		if (!fits) return { ok: false, why: 'state' };
		const token = await tokenFor(metadata, door, { keys: oidc.keys, fits, question });
		const key = oidc.issuers.keysOf(issuer, now());
		return await readIdToken(
			{ token, key, at: realNow(world) },
			{ issuer, clientId, acr, amr, nonce: question.nonce }
		);
	} catch (error) {
		return { ok: false, why: whyOf(error) };
	}
}

function fitting(metadata: Metadata, { clientId }: Door, said: URLSearchParams, state: string) {
	try {
		return oauth.validateAuthResponse(metadata, { client_id: clientId }, said, state);
	} catch {
		// Also where the agency itself says no: there is one answer for all.
		return undefined;
	}
}

type Given = {
	readonly keys: ClientKeys;
	readonly fits: URLSearchParams;
	readonly question: pendingSignIns.Question;
};

async function tokenFor(
	metadata: Metadata,
	{ issuer, clientId }: Door,
	{ keys, fits, question }: Given
): Promise<string> {
	const response = await oauth.authorizationCodeGrantRequest(
		metadata,
		{ client_id: clientId },
		oauth.PrivateKeyJwt(keys.signing),
		fits,
		question.redirect,
		question.verifier,
		{ ...plainly(issuer), [oauth.customFetch]: (address, options) => ask(issuer, address, options) }
	);
	const answer: unknown = response.status === 200 ? await response.json().catch(() => null) : null;
	const token = (answer as { readonly id_token?: unknown } | null)?.id_token;
	if (typeof token !== 'string') throw new IssuerRefused('answer');
	return token;
}

async function letIn(
	world: World,
	door: Door,
	{ claims }: Extract<Judged, { ok: true }>
): Promise<string> {
	const { db, keys, now } = world;
	const subject = visits.subjectOf(keys, door, String(claims.sub));
	const officer: Officer = { kind: 'officer', agency: door.agency, door: door.id, subject };
	const sid = typeof claims.sid === 'string' ? visits.sidOf(keys, door, claims.sid) : undefined;
	const lasts = lastsFor(claims, realNow(world));
	return transaction(db, async (trx) => {
		await audit.write(trx, keys, `agency:${door.agency}`, officer, 'signed-in', now());
		return visits.begin(trx, keys, officer, { sid, lasts, said: visits.saidIn(claims) }, now());
	});
}

/** Which check failed, and nothing of whom it was about. */
function refused(
	{ log }: World,
	kind: Why | 'limit' | 'door' | 'no-key' | 'no-question' | 'state'
) {
	log.warn('a sign-in at an agency was refused', { kind });
	return undefined;
}
