import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { askToProve } from '#lib/server/door/device-keys.ts';
import { siteOf } from '../../../site.ts';

/** What a key has to sign to let somebody in: for whoever asks, and naming nobody. */
export const POST: RequestHandler = async (event) => {
	const { world } = event.locals;
	const site = siteOf(event) ?? error(404);
	return json(await askToProve(world.db, site, { to: 'sign-in' }, world.now()));
};
