import type { Actions, PageServerLoad } from './$types';
import * as invented from '#lib/server/invented.ts';
import { formOf } from '../../form/form.ts';
import { enter, theOfficer } from './enter.ts';
import { storyOf } from './story.ts';

/** Everybody invented, with what there is to see as each of them, and what was sent to anybody. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys } = locals.world;
	const everybody = await invented.people(db, keys);
	const people = await Promise.all(
		everybody.map(async ({ id, name, role, language }) => ({
			id,
			name,
			role,
			story: role === 'victim' ? await storyOf(locals.world, id, language) : undefined
		}))
	);
	return { people, officer: theOfficer, sent: await invented.sent(db) };
};

export const actions: Actions = {
	default: async (event) => enter(event, await formOf(event))
};
