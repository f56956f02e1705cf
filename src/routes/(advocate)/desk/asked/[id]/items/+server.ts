import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import * as requests from '#lib/server/disclosure/requests.ts';

/** The texts of what was given, one a line, for whoever decided to hand them over; each line has the hash that is kept. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { db, keys, now } = locals.world;
	const items = await requests.itemsFor(db, keys, locals.actor as Staff, params.id, now());
	if (!items) error(404);
	return new Response(items.map(({ text }) => `${text}\n`).join(''), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': 'attachment; filename="items.txt"',
			'x-content-type-options': 'nosniff'
		}
	});
};
