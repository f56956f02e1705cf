import type { RequestHandler } from './$types';
import { readiness } from '#lib/server/readiness.ts';

/** Ready: the database answers, its shape is this code's, and the outbox keeps up. 503 says which does not. */
export const GET: RequestHandler = async ({ locals }) => {
	const state = await readiness(locals.world);
	const ready = Object.values(state).every((word) => word === 'good');
	return Response.json(state, {
		status: ready ? 200 : 503,
		headers: { 'cache-control': 'no-store' }
	});
};
