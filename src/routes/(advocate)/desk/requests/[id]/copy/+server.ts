import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import * as copies from '#lib/server/copy/copies.ts';
import { copyAnswer } from '../../../../../copy/copy-file.ts';

/** Her copy as a page to print and hand over, for the one who saw her and within an hour of a second agreeing. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { db, keys, now } = locals.world;
	const printed = await copies.printFor(db, keys, locals.actor as Staff, params.id, now());
	if (!printed) error(404);
	return copyAnswer(printed.copy, { lang: printed.language, as: 'page' });
};
