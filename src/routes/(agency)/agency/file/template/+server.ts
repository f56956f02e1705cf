import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { template } from '#lib/server/import/template.ts';
import { asTable } from '../table.ts';

/** A table to begin with, of what their agency may tell. */
export const GET: RequestHandler = async ({ locals }) => {
	const agency = await agencies.find(locals.world.db, (locals.actor as Officer).agency);
	if (!agency) error(404);
	return asTable(template(agency.mayTell));
};
