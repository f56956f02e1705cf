import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { askToProve } from '#lib/server/door/device-keys.ts';
import { asked } from '#lib/server/door/staff-door.ts';
import { siteOf } from '../../../site.ts';

/** What a key of staff has to sign to let somebody in: for whoever asks, and naming nobody. */
export const POST: RequestHandler = async (event) => {
	const { world } = event.locals;
	const site = siteOf(event) ?? error(404);
	return json(await askToProve(world.db, site, asked, world.now()));
};
