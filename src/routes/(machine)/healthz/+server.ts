import type { RequestHandler } from './$types';

/** Alive: this process answers. */
export const GET: RequestHandler = () =>
	new Response('alive\n', { headers: { 'cache-control': 'no-store' } });
