import type { RequestHandler } from './$types';
import { check } from '#lib/server/feed/check.ts';
import { unbroken } from '../../../form/form.ts';
import { said } from '../answer.ts';
import { doorFor } from '../readers.ts';

export const POST: RequestHandler = async ({ request, url, locals, getClientAddress }) => {
	const bytes = new Uint8Array(await unbroken(request.arrayBuffer()));
	const door = doorFor(url.searchParams.get('to'));
	return said(await check(locals.world, request.headers, bytes, getClientAddress(), door));
};
