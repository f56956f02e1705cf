import type { RequestHandler } from './$types';
import { readiness } from '#lib/server/readiness.ts';
import { dataFolder } from '#lib/server/world.ts';

/** Ready: the database answers, its shape is this code's, the outbox keeps up, and there is room on the disk. 503 says which does not. */
export const GET: RequestHandler = async ({ locals }) => {
	const state = await readiness(locals.world, dataFolder(process.env));
	const ready = Object.values(state).every((word) => word === 'good');
	return Response.json(state, {
		status: ready ? 200 : 503,
		headers: { 'cache-control': 'no-store' }
	});
};
