import type { RequestEvent } from '@sveltejs/kit';
import type { Asking } from '#lib/server/feed/look-up.ts';
import type { Answer } from '#lib/server/feed/problems.ts';
import { receive, type Reader } from '#lib/server/feed/receive.ts';
import { usual, type Terms } from '#lib/server/feed/sender.ts';
import { largest } from '#lib/server/feed/unpack.ts';
import { unbroken } from '../../form/form.ts';

/** What holds of the courts' own messages. */
export const ofCourts: Terms = { most: largest.courts, isOfEvents: false };

/** Receives one delivery and answers it as JSON, or as problem JSON when it is refused. */
export async function answer(
	{ request, locals, route, url, getClientAddress }: RequestEvent,
	read: Reader,
	terms: Terms = usual
): Promise<Response> {
	const bytes = new Uint8Array(await unbroken(request.arrayBuffer()));
	const at = { route: route.id ?? '', to: url.pathname };
	const from = { ...terms, ...at, network: getClientAddress() };
	return said(await receive(locals.world, request.headers, bytes, read, from));
}

/** What a signed question asks. */
export function asking({ request, url, getClientAddress }: RequestEvent): Asking {
	const target = url.pathname + url.search;
	const { method, headers } = request;
	return { method, target, headers, network: getClientAddress() };
}

/** An answer on its way out. */
export function said({ status, body, headers }: Answer): Response {
	const type = 'title' in body ? 'application/problem+json' : 'application/json';
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': type, 'cache-control': 'no-store', ...headers }
	});
}
