import type { RequestHandler } from '@sveltejs/kit';
import { courtSchema } from '#lib/server/court/documents.ts';

const schema = JSON.stringify(courtSchema(), undefined, '\t');

export const GET: RequestHandler = () =>
	new Response(schema, {
		headers: { 'content-type': 'application/schema+json', 'cache-control': 'no-cache' }
	});
