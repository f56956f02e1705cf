import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import * as stuck from '#lib/server/notice/stuck.ts';
import { formOf, text } from '../../form/form.ts';
import { ofStaff } from '../../door/proof.ts';

const fourWeeks = 28 * 86_400_000;

/** What waits for a keeper: notices nobody took, notices that are held, and what keepers were told. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, now, noticesAnHour } = locals.world;
	return {
		dead: await stuck.dead(db),
		held: await stuck.held(db),
		heard: await stuck.heard(db, now() - fourWeeks),
		limit: noticesAnHour,
		isDone: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	retry: async (event) => decide(event, { to: 'retry', id: text(await formOf(event), 'id') }),
	all: async (event) => decide(event, { to: 'retry' }),
	drop: async (event) => decide(event, { to: 'drop', id: text(await formOf(event), 'id') }),
	held: async (event) => {
		const form = await formOf(event);
		const to = text(form, 'to');
		// Only a form that was made up says none.
		if (to !== 'release' && to !== 'drop') return fail(400);
		return decide(event, { to, kind: text(form, 'kind'), source: text(form, 'source') });
	}
};

async function decide({ locals }: RequestEvent, deed: stuck.Deed): Promise<never> {
	const { db, keys, now } = locals.world;
	await stuck.decideAs(db, keys, ofStaff(locals).actor, deed, now());
	redirect(303, '/today?done');
}
