import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { openByCard, openBySureCode } from '#lib/server/door/sign-in-code.ts';
import * as visits from '#lib/server/door/visits.ts';
import { setDevice, setSession, visitorOf } from '../../door/visit.ts';
import { formOf, text } from '../../form/form.ts';
import { hers } from '../../door/proof.ts';
import { toWait } from '../../form/retry-after.ts';

export const load: PageServerLoad = ({ locals }) => {
	const victim = locals.actor as Victim;
	if (victim.level === 'full') redirect(303, '/home');
	return { depth: victim.level, mayOpen: victim.sure || victim.enhanced === 'no' };
};

export const actions: Actions = {
	sure: async (event) => {
		const { victim, session } = hers(event.locals);
		const id = await openBySureCode(event.locals, victim, session);
		if (id) setSession(event, id);
		redirect(303, id ? '/home' : '/open');
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
		redirect(303, '/home');
	},
	show: async ({ locals }) => {
		await visits.show(locals.world.db, hers(locals).session);
		redirect(303, '/home');
	}
};
