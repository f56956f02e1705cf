import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import * as delivered from '#lib/server/agency-door/delivered.ts';
import { replayBy } from '#lib/server/feed/replay.ts';
import { doorFor } from '../../../../(machine)/api/readers.ts';

/** What one delivery of their agency was answered, each time. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { db, keys, now } = locals.world;
	const officer = locals.actor as Officer;
	const given = await delivered.findFor(db, keys, officer, params.id);
	if (given.length === 0) error(404);
	return { given, isOpen: await secrets.isOpen(db, keys, officer.agency, now()) };
};

export const actions: Actions = {
	again: async ({ locals, params }) => {
		const { id } = params;
		const answer = await replayBy(locals.world, locals.actor as Officer, id, doorFor);
		if (answer?.status === 404) error(404);
		redirect(303, `/agency/deliveries/${encodeURIComponent(String(answer?.body.request ?? id))}`);
	}
};
