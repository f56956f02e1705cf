import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import * as delivered from '#lib/server/agency-door/delivered.ts';

/** What the newest deliveries of their agency were answered, or those before one of them. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	const officer = locals.actor as Officer;
	const after = url.searchParams.get('after');
	const from = after === null ? { before: now() + 1 } : { after };
	const given = await delivered.listFor(db, keys, officer, from);
	if (!given) error(404);
	const isOpen = await secrets.isOpen(db, keys, officer.agency, now());
	const last = given.length === delivered.aPage ? given.at(-1)?.id : undefined;
	return { given, isOpen, isNewest: after === null, last };
};
