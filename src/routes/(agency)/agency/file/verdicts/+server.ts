import type { RequestHandler } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { verdictsFile } from '#lib/server/import/verdicts.ts';
import { asTable } from '../table.ts';

/** What became of each row of their file so far. */
export const GET: RequestHandler = async ({ locals }) => {
	const { db, keys } = locals.world;
	const lines = await Array.fromAsync(verdictsFile(db, keys, locals.actor as Officer));
	return asTable(lines.join(''));
};
