import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { copyLiesUntil, isOpen, putOffBy, standingOf } from '#lib/domain/data/request.ts';
import * as cases from '#lib/server/case/cases.ts';
import { newWords } from '#lib/server/vault/codes.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import { formOf, text } from '../../form/form.ts';
import { hers, isProvedFor, needProof } from '../../door/proof.ts';

/** What was asked about her data and how it stands; the copy itself needs a proof as well as its time. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	const { victim } = hers(locals);
	const all = await dataRequests.listFor(db, victim);
	const hold = await legalHolds.on(db, victim.participation, dayOf(now()));
	const asked = all.map((one) => ({
		...one,
		standing: standingOf(one, now()),
		mayStop: isOpen(one, now()),
		hold: putOffBy(one, hold)
	}));
	const ready = asked.find(({ sort, standing }) => sort === 'copy' && standing === 'ready');
	const erased = asked.find(({ sort, mayStop, hold }) => sort === 'erase' && mayStop && !hold);
	const { waiting } = ready ? await cases.readFor(db, keys, victim, now()) : {};
	return {
		asked,
		mayAsk: !asked.some(
			({ sort, state, mayStop }) => sort === 'copy' && mayStop && state !== 'asked'
		),
		ready: ready && {
			until: copyLiesUntil(ready, erased?.readyAt),
			proved: await isProvedFor(locals, 'copy'),
			hasNews: waiting !== undefined,
			words: newWords(locals.lang)
		},
		isStopped: url.searchParams.has('stopped'),
		isShort: url.searchParams.has('short')
	};
};

export const actions: Actions = {
	ask: async ({ locals }) => {
		await needProof(locals, 'copy');
		const { db, keys, now } = locals.world;
		await dataRequests.ask(db, keys, hers(locals).victim, 'copy', now());
		redirect(303, '/your-data');
	},
	stop: async (event) => {
		const { db, keys, now } = event.locals.world;
		const id = text(await formOf(event), 'id');
		if (!(await dataRequests.stop(db, keys, hers(event.locals).victim, id, now()))) error(404);
		redirect(303, '/your-data?stopped');
	}
};
