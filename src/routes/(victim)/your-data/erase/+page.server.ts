import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { putOffBy } from '#lib/domain/data/request.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import { hers, needProof } from '../../../door/proof.ts';

/** What goes, what stays and why, and what was asked already. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, now } = locals.world;
	const { victim } = hers(locals);
	const hold = await legalHolds.on(db, victim.participation, dayOf(now()));
	const asked = await dataRequests.openOf(db, victim, 'erase', now());
	return {
		asked: asked?.readyAt && {
			readyAt: asked.readyAt,
			isPutOff: putOffBy(asked, hold) !== undefined,
			receipt: asked.receipt ?? ''
		},
		hold: hold && { title: { day: sayDay(locals.lang, hold.until, 'plain') }, reason: hold.reason }
	};
};

export const actions: Actions = {
	default: async ({ locals }) => {
		await needProof(locals, 'erase');
		const { db, keys, now } = locals.world;
		await dataRequests.ask(db, keys, hers(locals).victim, 'erase', now());
		redirect(303, '/your-data/erase');
	}
};
