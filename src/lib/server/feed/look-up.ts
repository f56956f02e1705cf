/** What became of what an agency sent: for its own system, which signs what it asks. */
import type { Instant } from '#lib/domain/event.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';
import * as answered from './answered.ts';
import type { Given } from './answered.ts';
import { refuse, type Answer } from './problems.ts';
import { marked } from './receive.ts';
import { whoSent, type Terms } from './sender.ts';

/** What is asked: by its path and query as sent, which stand in the signature for a body. */
export type Asking = {
	readonly method: string;
	readonly target: string;
	readonly headers: Headers;
	readonly network: string;
};

/** The answers to one delivery of the agency that asks, by its webhook-id or by our request id; 404 when it has none. */
export function lookUp(world: World, asking: Asking, id: string): Promise<Answer> {
	return answering(world, asking, async (agency) => {
		const found = await answered.find(world.db, world.keys, agency.id, id);
		return found.length === 0
			? nothingOfYours
			: { status: 200, body: { answers: found.map(written) } };
	});
}

/** Said of what another sent, too. */
export const nothingOfYours = refuse(
	'not-found',
	'Nothing that you sent in the last 30 days, and that we know to be yours, has this id.'
);

/**
 * The newest answers to the agency that asks, a hundred at a time: before an instant, or after one of its own requests.
 * `next` is where it goes on, where there may be more.
 */
export function list(world: World, asking: Asking, query: URLSearchParams): Promise<Answer> {
	return answering(world, asking, async (agency) => {
		const from = fromIn(query, world.now());
		if (from === undefined)
			return refuse('not-understood', 'Give `before` as an instant, RFC 3339 with a zone.', {
				errors: [{ index: 0, pointer: '/before', detail: 'This is no instant.' }]
			});
		const found = await answered.list(world.db, world.keys, agency.id, from);
		if (!found) return nothingOfYours;
		const last = found.length === answered.atOnce ? found.at(-1) : undefined;
		const next = last ? { next: `/api/deliveries?after=${last.id}` } : {};
		return { status: 200, body: { answers: found.map(written), ...next } };
	});
}

function fromIn(query: URLSearchParams, now: Instant): answered.From | undefined {
	const after = query.get('after');
	if (after !== null) return { after };
	const before = query.get('before');
	const instant = before === null ? now + 1 : instantIn(before);
	return instant === undefined ? undefined : { before: instant };
}

/** Answers whoever is known to ask; what is asked stands in the signature for a body. */
export async function answering(
	world: World,
	{ method, target, headers, network }: Asking,
	act: (agency: Agency, request: string) => Promise<Answer>
): Promise<Answer> {
	const terms: Terms = { most: 0, network };
	const who = await whoSent(world, headers, Buffer.from(`${method} ${target}`), terms);
	const id = newId();
	return marked('status' in who ? who : await act(who.agency, id), id);
}

function written({ id, route, status, at, body }: Given) {
	return {
		request: id,
		at: new Date(at).toISOString(),
		to: route.replace('/(machine)', ''),
		status,
		answer: body
	};
}

function instantIn(text: string): Instant | undefined {
	try {
		return Temporal.Instant.from(text).epochMilliseconds;
	} catch {
		return undefined;
	}
}
