import type { RequestEvent } from '@sveltejs/kit';
import { receive, type Reader } from '#lib/server/feed/receive.ts';

/** Receives one delivery and answers it as JSON, or as problem JSON when it is refused. */
export async function answer({ request, locals }: RequestEvent, read: Reader): Promise<Response> {
	const bytes = new Uint8Array(await request.arrayBuffer());
	const { status, body } = await receive(locals.world, request.headers, bytes, read);
	const type = 'title' in body ? 'application/problem+json' : 'application/json';
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'content-type': type, 'cache-control': 'no-store' }
	});
}
