import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import { mostRecent } from '#lib/server/feed/agency-facts.ts';
import * as desk from '#lib/server/feed/agency-desk.ts';

/** What an agency's own people see of what its system sent. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys, now } = locals.world;
	const read = await desk.readFor(db, keys, locals.actor as Officer, now());
	if (!read) error(404);
	const force = await forceFor(db, locals.actor as Officer);
	return { desk: read, mostRecent, gives: force !== undefined };
};
