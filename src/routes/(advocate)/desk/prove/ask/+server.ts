import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { staffPurposes, readPurpose } from '#lib/domain/door/proof.ts';
import { askToProve } from '#lib/server/door/device-keys.ts';
import { ofStaff } from '../../../../door/proof.ts';
import { siteOf } from '../../../../door/site.ts';

/** What a key of theirs has to sign, for one purpose. */
export const POST: RequestHandler = async (event) => {
	const { world } = event.locals;
	const { person } = ofStaff(event.locals).actor;
	const to = readPurpose(staffPurposes, event.url.searchParams.get('for')) ?? error(404);
	const site = siteOf(event) ?? error(404);
	return json(await askToProve(world.db, site, { to, person }, world.now()));
};
