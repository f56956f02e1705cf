import type { Actions, PageServerLoad } from './$types';
import * as invented from '#lib/server/invented.ts';
import { formOf } from '../../form/form.ts';
import { enter } from './enter.ts';

/** Everybody invented, and what was sent to anybody. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys } = locals.world;
	return { people: await invented.people(db, keys), sent: await invented.sent(db) };
};

export const actions: Actions = {
	default: async (event) => enter(event, await formOf(event))
};
