import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import * as besideWords from '#lib/server/door/beside-words.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { hers, needProof } from '../../../door/proof.ts';
import { showOnce } from '../make.ts';

/** Her first card, or a new one, while the number and the words stay as they are. */
export const load: PageServerLoad = async ({ locals }) => {
	await mayMake(locals);
	const { db, now } = locals.world;
	return { beside: await besideWords.of(db, hers(locals).victim.person, now()) };
};

export const actions: Actions = {
	default: async (event) => {
		const { world } = event.locals;
		await mayMake(event.locals);
		const { db, keys, now } = world;
		showOnce(event, await waysMade.card(db, keys, hers(event.locals), now()));
	}
};

async function mayMake(locals: App.Locals): Promise<void> {
	// A card without number and words opens nothing.
	if (!(await waysIn.has(locals.world.db, hers(locals).victim.person))) redirect(303, '/way-back');
	await needProof(locals, 'card');
}
