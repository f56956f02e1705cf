import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { t } from '#lib/i18n/staff-words.ts';
import { askToAdd } from '#lib/server/door/device-keys.ts';
import { keyRules } from '../../../../../settings.ts';
import { isProvedFor } from '../../../../door/proof.ts';
import { siteOf } from '../../../../door/site.ts';

/** What a key is made from, for somebody who lacks one. */
export const POST: RequestHandler = async (event) => {
	const { world, actor } = event.locals;
	const site = siteOf(event) ?? error(404);
	if (actor.kind !== 'unready' || !(await isProvedFor(event.locals, 'keys'))) error(404);
	const asked = { to: 'add', person: actor.person } as const;
	const { makes } = keyRules;
	return json(await askToAdd(world.db, site, asked, t('staff.me'), world.now(), makes));
};
