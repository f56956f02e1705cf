import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { openingOf } from '#lib/domain/access/opening.ts';
import * as besideWords from '#lib/server/door/beside-words.ts';
import { openByCard, openBySureCode } from '#lib/server/door/sign-in-code.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as visits from '#lib/server/door/visits.ts';
import { setDevice, setSession, visitorOf } from '../../door/visit.ts';
import { formOf, text } from '../../form/form.ts';
import { hers } from '../../door/proof.ts';
import { toWait } from '../../form/retry-after.ts';

/** Why a code is asked for, and every way on that she has. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { victim } = hers(locals);
	if (victim.level === 'full') redirect(303, '/home');
	const name = url.searchParams.get('for');
	const opening = openingOf(name);
	const { db, now } = locals.world;
	return {
		depth: victim.level,
		mayOpen: victim.sure || victim.enhanced === 'no',
		...(opening ? { harm: opening.harm, asked: `&for=${name}` } : { asked: '' }),
		beside: await besideWords.of(db, victim.person, now()),
		hasPaper: await recoveries.hasPaper(db, victim.person)
	};
};

export const actions: Actions = {
	sure: async (event) => {
		const { victim, session } = hers(event.locals);
		const id = await openBySureCode(event.locals, victim, session);
		if (id) setSession(event, id);
		redirect(303, id ? whereTo(event) : '/open');
	},
	card: async (event) => {
		const card = text(await formOf(event), 'card');
		const opened = await openByCard(event.locals, visitorOf(event), hers(event.locals), card);
		if (!('session' in opened)) {
			const { minutes } = opened;
			return fail(minutes > 0 ? toWait(event, minutes) : 400, { minutes });
		}
		setSession(event, opened.session);
		setDevice(event, opened.device);
		redirect(303, whereTo(event));
	},
	show: async ({ locals }) => {
		await visits.show(locals.world.db, hers(locals).session);
		redirect(303, '/home');
	}
};

function whereTo({ url }: RequestEvent): string {
	return openingOf(url.searchParams.get('for'))?.to ?? '/home';
}
