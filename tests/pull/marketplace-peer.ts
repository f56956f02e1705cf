/**
 * The courts' marketplace as its schemas have it, on this machine: tokens, a key, marks of what was answered, and every
 * way in which it can fail. It remembers what it was asked.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ids } from '#tests/court/builders.ts';

export type Fault =
	| { readonly status: number; readonly retryAfter?: string }
	| 'slow'
	| 'garbage'
	| 'wrong-schema'
	| 'too-big'
	| 'elsewhere';
export type Asked = { readonly path: string; readonly headers: IncomingMessage['headers'] };

export type MarketplacePeer = {
	readonly url: string;
	/** What it answers, by path. Nothing: 404. */
	readonly answers: Map<string, unknown>;
	/** What goes wrong there, by the beginning of a path. */
	readonly faults: Map<string, Fault>;
	/** When what it answers was changed last, where it says so. */
	modified: string | undefined;
	readonly asked: Asked[];
	/** Ends every token it gave. */
	readonly forgetTokens: () => void;
	readonly close: () => Promise<void>;
};

export const credentials = {
	MARKETPLACE_KEY: 'subscription-key',
	MARKETPLACE_CLIENT: 'our-client',
	MARKETPLACE_SECRET: 'our-secret',
	MARKETPLACE_SCOPE: 'api://courts/.default'
} as const;
const tokenPath = '/tenant/oauth2/v2.0/token';

/** The case that is asked about in tests, and where. */
export const urn = '01AB1234526';
export const schedulePath = `/slc/case/${urn}/courtschedule`;
export const statePath = `/pcd/cases/${urn}`;
export const houseId = '60000000-0000-4000-8000-000000000001';
export const housePath = `/rcc/courthouses/${houseId}`;

/** A court house, as it is answered. */
export const house = (courtHouseName: string, courtHouseType: string) => ({
	courtHouse: { courtHouseType, courtHouseName, address: { address1: 'Not to be kept' } }
});

/** A trial at that court house, as it is answered. */
export const sits = (...days: string[]) => ({
	hearingId: ids.hearing,
	hearingType: 'Trial',
	listNote: 'Not to be kept',
	courtSittings: days.map((sittingStart) => ({ sittingStart, courtHouse: houseId }))
});

/** Opens it on a free port. */
export async function openMarketplacePeer(): Promise<MarketplacePeer> {
	const answers = new Map<string, unknown>();
	const faults = new Map<string, Fault>();
	const asked: Asked[] = [];
	let token = 0;
	const peer = {
		answers,
		faults,
		asked,
		modified: undefined as string | undefined,
		forgetTokens: () => void (token += 1)
	};
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		asked.push({ path, headers: request.headers });
		const fault = [...faults].find(([start]) => path.startsWith(start))?.[1];
		if (fault) fail(response, fault);
		else if (path === tokenPath) void give(request, response, () => `token-${(token += 1)}`);
		else if (request.headers.authorization !== `Bearer token-${token}`) end(response, 401);
		else if (request.headers['ocp-apim-subscription-key'] !== credentials.MARKETPLACE_KEY)
			end(response, 401);
		else answer(request, response, answers.get(path), peer.modified);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return Object.assign(peer, {
		url,
		close: () =>
			new Promise<void>((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	});
}

/** The settings of an operator who asks there. */
export function settingsOf({ url }: MarketplacePeer, agency: string): Record<string, string> {
	return {
		...credentials,
		MARKETPLACE_URL: url,
		MARKETPLACE_TOKEN_URL: url + tokenPath,
		MARKETPLACE_AGENCY: agency
	};
}

async function give(request: IncomingMessage, response: ServerResponse, token: () => string) {
	let body = '';
	for await (const part of request) body += String(part);
	const asked = new URLSearchParams(body);
	const isOurs =
		asked.get('grant_type') === 'client_credentials' &&
		asked.get('client_id') === credentials.MARKETPLACE_CLIENT &&
		asked.get('client_secret') === credentials.MARKETPLACE_SECRET &&
		asked.get('scope') === credentials.MARKETPLACE_SCOPE;
	if (!isOurs) return end(response, 401);
	json(response, { token_type: 'Bearer', expires_in: 3600, access_token: token() });
}

function answer(
	{ headers }: IncomingMessage,
	response: ServerResponse,
	body: unknown,
	modified: string | undefined
): void {
	if (body === undefined) return end(response, 404);
	const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16)}"`;
	response.setHeader('etag', etag);
	if (modified) response.setHeader('last-modified', modified);
	if (headers['if-none-match'] === etag) return end(response, 304);
	json(response, body);
}

function fail(response: ServerResponse, fault: Fault): void {
	if (fault === 'slow') return;
	if (fault === 'garbage') return void response.end('<html>Not now</html>');
	if (fault === 'wrong-schema') return json(response, { courtSchedule: 'tomorrow', caseStatus: 7 });
	if (fault === 'too-big') return json(response, { courtSchedule: 'x'.repeat(200_000) });
	if (fault === 'elsewhere') {
		response.setHeader('location', 'http://127.0.0.1:1/elsewhere');
		return end(response, 302);
	}
	if (fault.retryAfter) response.setHeader('retry-after', fault.retryAfter);
	end(response, fault.status);
}

function json(response: ServerResponse, body: unknown): void {
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(body));
}

function end(response: ServerResponse, status: number): void {
	response.statusCode = status;
	response.end();
}
