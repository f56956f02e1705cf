import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf, isDay } from '#lib/domain/calendar.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import * as proof from '#lib/server/begin/proof.ts';
import * as returns from '#lib/server/begin/returns.ts';
import { formOf, text } from '../../../../form/form.ts';

/** What their force gave since a day; since 30 days ago where none is asked for. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	const officer = locals.actor as Officer;
	const force = await forceFor(db, officer);
	if (!force) error(404);
	const asked = url.searchParams.get('since') ?? '';
	const since = isDay(asked) ? asked : addDays(dayOf(now()), -30);
	const given = await proof.listFor(db, keys, officer, instantOf(since), now());
	return { name: force.name, since, given, most: proof.mostShown };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, now } = event.locals.world;
		const giving = text(await formOf(event), 'giving');
		const isTheirs = await returns.note(db, keys, event.locals.actor as Officer, giving, now());
		if (!isTheirs) error(404);
		redirect(303, '/agency/give/given');
	}
};
