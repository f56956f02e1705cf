import type { RequestHandler } from './$types';
import { check } from '#lib/server/feed/check.ts';
import { said } from '../answer.ts';
import { readerFor } from '../readers.ts';

export const POST: RequestHandler = async ({ request, url, locals, getClientAddress }) => {
	const bytes = new Uint8Array(await request.arrayBuffer());
	const reader = readerFor(url.searchParams.get('to'));
	return said(await check(locals.world, request.headers, bytes, getClientAddress(), reader));
};
