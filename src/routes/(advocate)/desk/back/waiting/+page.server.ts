import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import * as seconds from '#lib/server/identity/seconds.ts';
import { formOf, text } from '../../../../form/form.ts';
import { ofStaff } from '../../../../door/proof.ts';

/** What one of us wrote down of somebody who lost her ways in, for a second to agree to. Whose it is stands nowhere. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys, now } = locals.world;
	return { waiting: await seconds.listFor(db, keys, ofStaff(locals).actor, now()) };
};

export const actions: Actions = {
	agree: (event) => act(event, seconds.agree),
	stop: (event) => act(event, seconds.stop)
};

async function act(event: RequestEvent, step: typeof seconds.agree): Promise<never> {
	const { db, keys, now } = event.locals.world;
	const place = text(await formOf(event), 'place') as ParticipationId;
	await step(db, keys, ofStaff(event.locals).actor, place, now());
	redirect(303, '/desk/back/waiting');
}
