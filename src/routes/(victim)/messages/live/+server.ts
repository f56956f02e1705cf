import type { RequestHandler } from './$types';
import * as talks from '#lib/server/message/hers.ts';
import { hers } from '../../../door/proof.ts';

/** A mark that is another as soon as a message was written or read: nothing of what they say, or how many there are. */
export const GET: RequestHandler = async ({ locals }) => {
	const { db, keys } = locals.world;
	const mark = await talks.markFor(db, keys, hers(locals).victim);
	return new Response(mark, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
