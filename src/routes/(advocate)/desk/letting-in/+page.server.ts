import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import { lengths } from '#lib/domain/access/letting-in.ts';
import * as supporterChecks from '#lib/server/beside/checks.ts';
import { formOf, text, texts } from '../../../form/form.ts';
import { ofStaff } from '../../../door/proof.ts';
import { dropOnce, keepOnce, takeOnce } from '../once.ts';
import { chosenTongue } from '../../../form/tongues.ts';

const about = 'letting-in';

/** Whom the victims of this advocate let in, and the children to do it with. */
export const load: PageServerLoad = async (event) => {
	const { db, keys, now } = event.locals.world;
	const { actor } = ofStaff(event.locals);
	const all = await supporterChecks.listFor(db, keys, actor, now());
	const outcome = await takeOnce(event, about);
	return {
		now: now(),
		people: all.map(({ place: _, ...one }) => one),
		children: await supporterChecks.childrenOf(db, keys, actor, now()),
		code: outcome?.was === 'code' ? outcome.code : undefined
	};
};

export const actions: Actions = {
	begin: (event) => decide(event, supporterChecks.begin),
	refuse: (event) => decide(event, supporterChecks.refuse),
	child: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const days = Number(text(form, 'days'));
		const language = chosenTongue(event.locals, text(form, 'language'));
		const child = text(form, 'child') as ParticipationId;
		const isWhole = text(form, 'alone') === 'yes' && lengths.some((one) => one === days);
		if (!isWhole || !language) return fail(400, { missing: true });
		const asked = { participation: child, panes: texts(form, 'panes'), days, language };
		const { actor } = ofStaff(event.locals);
		const made = await supporterChecks.letInWith(db, keys, actor, asked, now());
		if (!made) error(404);
		if (!made.ok) return fail(400, { missing: true });
		await keepOnce(event, about, { was: 'code', code: made.code });
		redirect(303, '/desk/letting-in');
	},
	done: async (event) => {
		await dropOnce(event);
		redirect(303, '/desk/letting-in');
	}
};

async function decide(event: RequestEvent, act: typeof supporterChecks.begin): Promise<never> {
	const { db, keys, now } = event.locals.world;
	const id = text(await formOf(event), 'id');
	await act(db, keys, ofStaff(event.locals).actor, id, now());
	redirect(303, '/desk/letting-in');
}
