import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { readMonth } from '#lib/domain/access/child.ts';
import { readStands } from '#lib/domain/access/stands.ts';
import * as assistedBegins from '#lib/server/begin/assisted-begins.ts';
import { formOf, text } from '../../../form/form.ts';
import { sayBegun } from './begun.ts';
import { chosenTongue } from '../../../form/tongues.ts';

/** The records this advocate has begun with somebody and may still open. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, actor } = locals;
	const openings = await assistedBegins.listFor(world.db, actor as Staff, world.now());
	return { openings: openings.map((one) => ({ id: one.id, text: sayBegun(one) })) };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const [chosen, typed] = [text(form, 'language'), text(form, 'born')];
		const language = chosenTongue(event.locals, chosen);
		// Only a form that was made up says none.
		if (!language) return fail(400);
		const now = world.now();
		const born = typed ? readMonth(typed, now) : undefined;
		if (typed && !born) return fail(400, { why: 'month' as const, typed });
		const asked = { language, born, stands: readStands(text(form, 'stands')) };
		const id = await assistedBegins.begin(world.db, world.keys, actor as Staff, asked, now);
		if (!id) return fail(400, { why: 'held' as const, typed });
		redirect(303, `/desk/begin/${id}`);
	}
};
