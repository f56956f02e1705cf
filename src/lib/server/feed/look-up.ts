/** What became of what an agency sent: for its own system, which signs what it asks. */
import type { Instant } from '#lib/domain/event.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';
import * as answered from './answered.ts';
import type { Given } from './answered.ts';
import { refuse, type Answer } from './problems.ts';
import { marked } from './receive.ts';
import { whoSigned, type Terms } from './sender.ts';

/** What is asked: by its path and query as sent, which stand in the signature for a body. */
export type Asking = {
	readonly target: string;
	readonly headers: Headers;
	readonly network: string;
};

/** The answers to one delivery of the agency that asks, by its webhook-id or by our request id; 404 when it has none. */
export function lookUp(world: World, asking: Asking, id: string): Promise<Answer> {
	return answering(world, asking, async (agency) => {
		const found = await answered.find(world.db, world.keys, agency, id);
		return found.length === 0
			? refuse(
					'not-found',
					'Nothing that you sent in the last 30 days, rightly signed, has this id.'
				)
			: { status: 200, body: { answers: found.map(written) } };
	});
}

/** The newest answers to the agency that asks, a hundred at a time, before an instant where one is given. */
export function list(world: World, asking: Asking, before: string | null): Promise<Answer> {
	return answering(world, asking, async (agency) => {
		const until = before === null ? world.now() + 1 : instantIn(before);
		if (until === undefined)
			return refuse('not-understood', 'Give `before` as an instant, RFC 3339 with a zone.', {
				errors: [{ index: 0, pointer: '/before', detail: 'This is no instant.' }]
			});
		const found = await answered.list(world.db, world.keys, agency, until);
		return { status: 200, body: { answers: found.map(written) } };
	});
}

async function answering(
	world: World,
	{ target, headers, network }: Asking,
	act: (agency: Parameters<typeof answered.find>[2]) => Promise<Answer>
): Promise<Answer> {
	const terms: Terms = { most: 0, network };
	const from = await whoSigned(world, headers, Buffer.from(`GET ${target}`), terms);
	return marked('status' in from ? from : await act(from.agency.id), newId());
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
