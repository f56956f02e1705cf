import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import * as assistedBegins from '#lib/server/begin/assisted-begins.ts';
import { ofStaff } from '../../../../../door/proof.ts';
import { readOut } from './read-out.ts';

/** What her first page says, for the advocate who is with her to read to her; no more than that advocate wrote down. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { db, keys, now } = locals.world;
	const open = await assistedBegins.readFor(db, keys, ofStaff(locals).actor, params.id, now());
	if (!open) error(404);
	return { id: params.id, ...readOut(open, now()) };
};
