import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import * as cases from '#lib/server/case/cases.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as herChanges from '#lib/server/advocate/her-changes.ts';
import { hers } from '../../door/proof.ts';
import { stays } from './stays.ts';

/** Who her advocate is, what was told of another, and the calls after her case. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys, now } = locals.world;
	const open = await cases.readFor(db, keys, hers(locals).victim, now());
	return stays(locals, open.events);
};

export const actions: Actions = {
	refuse: async ({ locals }) => {
		const { db, keys, now } = locals.world;
		await herChanges.refuse(db, keys, hers(locals).victim, now());
		redirect(303, '/advocate');
	},
	stop: async (event) => setWanted(event, false),
	want: async (event) => setWanted(event, true)
};

async function setWanted({ locals }: RequestEvent, wanted: boolean): Promise<never> {
	const { db, keys, now } = locals.world;
	await checkIns.setWanted(db, keys, hers(locals).victim, { wanted }, now());
	redirect(303, '/advocate');
}
