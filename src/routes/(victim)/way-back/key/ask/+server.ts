import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { askToAdd } from '#lib/server/door/device-keys.ts';
import { hers, isProvedFor } from '../../../../door/proof.ts';
import { siteOf } from '../../../../door/site.ts';
import { isSure } from '../../sure.ts';

/** What a phone has to make a key of hers from, where she may make a way back in. */
export const POST: RequestHandler = async (event) => {
	const { world, t } = event.locals;
	const { victim } = hers(event.locals);
	const site = siteOf(event) ?? error(404);
	if (!isSure(victim) || !(await isProvedFor(event.locals, 'way-back'))) error(404);
	const asked = { to: 'add', person: victim.person } as const;
	return json(await askToAdd(world.db, site, asked, t('way.key.me'), world.now()));
};
