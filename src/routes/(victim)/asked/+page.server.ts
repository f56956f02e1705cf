import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { views } from '#lib/domain/disclosure/request.ts';
import { sayAsked, sayDecided, sayHanded } from '#lib/i18n/disclosure/notes-words.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import { formOf, text } from '../../form/form.ts';
import { hers } from '../../door/proof.ts';

/** Who asked to be given notes about her, what she said to it, and what was decided. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang } = locals;
	const all = await notesHers.listFor(world.db, world.keys, hers(locals).victim);
	return {
		requests: all.map((one) => ({
			id: one.id,
			state: one.state,
			asked: sayAsked(one, lang),
			decided: sayDecided(one, lang),
			handed: sayHanded(one.handed ?? [], lang),
			view: one.view,
			viewHow: one.viewHow
		}))
	};
};

export const actions: Actions = {
	say: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const id = text(form, 'id');
		const view = views.find((one) => one === text(form, `view-${id}`));
		if (!view) return fail(400, { missing: id });
		if (!(await notesHers.say(db, keys, hers(event.locals).victim, { id, view }, now())))
			error(404);
		redirect(303, '/asked');
	}
};
