import type { RequestHandler } from '@sveltejs/kit';
import { eventSchema } from '#lib/server/feed/schema.ts';

const schema = JSON.stringify(eventSchema(), undefined, '\t');

export const GET: RequestHandler = () =>
	new Response(schema, {
		headers: { 'content-type': 'application/schema+json', 'cache-control': 'no-cache' }
	});
