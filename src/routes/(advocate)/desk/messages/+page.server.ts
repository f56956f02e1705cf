import type { PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import * as talkDesk from '#lib/server/message/desk.ts';

/** Whose messages somebody here may read, those that wait first. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys, now } = locals.world;
	return { renews: true, threads: await talkDesk.listFor(db, keys, locals.actor as Staff, now()) };
};
