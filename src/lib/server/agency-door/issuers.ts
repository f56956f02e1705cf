/** What the sign-ins of agencies say of themselves: where they are asked, and by which keys they sign. Kept for a while. */
import { createLocalJWKSet, errors, type CompactVerifyGetKey, type JSONWebKeySet } from 'jose';
import * as oauth from 'oauth4webapi';
import type { Instant } from '#lib/domain/event.ts';
import { ask, IssuerRefused, isAt, patience } from '#lib/server/fetching.ts';

export type Metadata = oauth.AuthorizationServer & {
	readonly authorization_endpoint: string;
	readonly token_endpoint: string;
	readonly jwks_uri: string;
};
export type Issuers = {
	readonly metadata: (issuer: string, now: Instant) => Promise<Metadata>;
	/** Finds the key of a signature. One that is not known is looked for anew, so that an agency may change its keys. */
	readonly keysOf: (issuer: string, now: Instant) => CompactVerifyGetKey;
};

const minute = 60_000;
const lasts = { metadata: 60 * minute, keys: 10 * minute };
// Whoever sends us made-up keys must not make us ask the agency each time.
const askedAgainAfter = minute / 2;

/** Opens them with nothing known yet. */
export function openIssuers({ waits = patience } = {}): Issuers {
	const metadata = keeping(lasts.metadata, (issuer) => discover(issuer, waits));
	const keys = keeping(lasts.keys, async (issuer, now) => {
		const { jwks_uri } = await metadata(issuer, now);
		return createLocalJWKSet(await jwksAt(issuer, jwks_uri, waits));
	});
	return {
		metadata,
		keysOf: (issuer, now) => async (header, token) => {
			try {
				return await (
					await keys(issuer, now)
				)(header, token);
			} catch (error) {
				if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
				return (await keys(issuer, now, askedAgainAfter))(header, token);
			}
		}
	};
}

async function discover(issuer: string, waits: number): Promise<Metadata> {
	const response = await oauth.discoveryRequest(new URL(issuer), {
		...plainly(issuer),
		[oauth.customFetch]: (address) =>
			ask(issuer, address, { headers: { accept: 'application/json' } }, waits)
	});
	const found = await oauth.processDiscoveryResponse(new URL(issuer), response).catch(() => {
		throw new IssuerRefused('metadata');
	});
	if (found.issuer !== issuer) throw new IssuerRefused('metadata');
	const { authorization_endpoint, token_endpoint, jwks_uri } = found;
	if (!authorization_endpoint || !token_endpoint || !jwks_uri) throw new IssuerRefused('metadata');
	if (![authorization_endpoint, token_endpoint, jwks_uri].every((one) => isAt(issuer, one)))
		throw new IssuerRefused('elsewhere');
	return { ...found, authorization_endpoint, token_endpoint, jwks_uri };
}

/** What the library has to be told for an issuer without TLS; `agency-doors.ts` lets in only those on this machine. */
export function plainly(issuer: string): { [oauth.allowInsecureRequests]?: true } {
	return issuer.startsWith('http:') ? { [oauth.allowInsecureRequests]: true } : {};
}

async function jwksAt(issuer: string, address: string, waits: number): Promise<JSONWebKeySet> {
	const response = await ask(issuer, address, { headers: { accept: 'application/json' } }, waits);
	if (response.status !== 200) throw new IssuerRefused('answer');
	return (await response.json().catch(() => {
		throw new IssuerRefused('answer');
	})) as JSONWebKeySet;
}

type Asks<T> = (issuer: string, now: Instant) => Promise<T>;

/** Asks once, however many want to know at that moment, and keeps the answer; a fault is not kept. */
function keeping<T>(longest: number, ask: Asks<T>) {
	const kept = new Map<string, { readonly at: Instant; readonly answer: Promise<T> }>();
	return (issuer: string, now: Instant, lasting = longest): Promise<T> => {
		const known = kept.get(issuer);
		if (known && now - known.at < lasting) return known.answer;
		const answer = ask(issuer, now);
		kept.set(issuer, { at: now, answer });
		answer.catch(() => {
			if (kept.get(issuer)?.answer === answer) kept.delete(issuer);
		});
		return answer;
	};
}
