import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import { columns } from '#lib/server/begin/list.ts';
import { lineOf } from '#lib/server/import/template.ts';
import { asTable } from '../../file/table.ts';

/** The first row of a list, and one line as it may look. */
export const GET: RequestHandler = async ({ locals }) => {
	const force = await forceFor(locals.world.db, locals.actor as Officer);
	if (!force) error(404);
	return asTable([columns, [`${force.force}/1234567/26`, 'en', 'no']].map(lineOf).join(''));
};
