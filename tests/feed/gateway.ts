/** An agency's gateway, which cannot sign: its client secret, its tokens, and what it sends with them. */
import type * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { grant } from '#lib/server/feed/grant.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { usual } from '#lib/server/feed/sender.ts';
import { eventOf } from './signed.ts';
import type { TestWorld } from '#tests/world/world.ts';

const network = '203.0.113.1';

/** A new client secret; one it has already holds for another minute. */
export async function clientSecretOf({ db, keys, now }: TestWorld, { id }: agencies.Added) {
	return (await secrets.rotate(db, keys, id, now() + 60_000, now(), 'client')).value;
}

/** A name and a word as HTTP Basic has them. */
export function basic(id: string, word: string): string {
	return `Basic ${Buffer.from(`${id}:${word}`).toString('base64')}`;
}

export type Ask = {
	readonly authorization: string;
	readonly form?: string;
	readonly hasQuery?: boolean;
	readonly certificate?: string;
};

/** Asks for a token. */
export function asks(world: TestWorld, ask: Ask) {
	const { authorization, form = 'grant_type=client_credentials', hasQuery = false } = ask;
	const shown = ask.certificate ? { 'x-client-thumbprint': ask.certificate } : {};
	const headers = new Headers({ ...(authorization ? { authorization } : {}), ...shown });
	return grant(world, { headers, form, hasQuery, network });
}

/** An arrest of an agency's own case, and any other event on that day. */
export const tells = (kind = 'suspect-arrested', urn = '01GD1234567') =>
	eventOf(kind, urn, { time: '2026-11-20T10:00:00Z' });

/** Sends with these headers, an arrest where nothing else is said. */
export function sends(
	world: TestWorld,
	headers: Readonly<Record<string, string>>,
	{ body = JSON.stringify(tells()), terms = usual } = {}
) {
	const from = { ...terms, network };
	return receive(world, new Headers(headers), Buffer.from(body), readEvents, from);
}

/** The status of an answer, and the code of its problem if it has one. */
export function codeOf({ status, body: { type } }: Awaited<ReturnType<typeof sends>>): string {
	return `${status} ${typeof type === 'string' ? type.split('/').at(-1) : ''}`.trim();
}
