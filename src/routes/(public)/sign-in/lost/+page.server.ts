import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { address } from '#lib/i18n/pages.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { findDraft } from '../../../form/draft.ts';
import { askToConfirm, confirmingOf, refuseToConfirm } from '../../../door/confirming.ts';
import { placeOf } from '../../../door/visit.ts';
import { formOf, text } from '../../../form/form.ts';
import { comeInBy } from '../come-in.ts';

/** Her printed code, and after it what is still needed: our call, at a time she picks. */
export const load: PageServerLoad = async (event) => {
	const { actor, world } = event.locals;
	const place = placeOf(actor);
	// With words alone she is not far in: what she keeps for that day takes her on.
	if (place && actor.kind !== 'victim') redirect(303, place);
	const owner = await ownerHere(event);
	const standing = owner && (await recoveries.standing(world.db, owner.person, world.now()));
	if (standing?.state !== 'one') return { trouble: true, standing };
	return { trouble: true, standing, confirming: await confirmingOf(event, owner as Victim) };
};

export const actions: Actions = {
	code: async (event) => {
		const { status, ...why } = await comeInBy(event, {
			typed: text(await formOf(event), 'code')
		});
		return fail(status, why);
	},
	call: async (event) => {
		const here = address(event.locals.lang, '/sign-in/lost');
		const owner = await ownerHere(event);
		const notAsked = owner && (await askToConfirm(event, owner));
		return notAsked ?? redirect(303, here);
	},
	refuse: async (event) => {
		const owner = await ownerHere(event);
		if (owner) await refuseToConfirm(event, owner);
		redirect(303, address(event.locals.lang, '/sign-in/lost'));
	}
};

/** Whose printed code was typed in this browser within the hour; it lets nobody in. */
async function ownerHere(event: RequestEvent): Promise<Victim | undefined> {
	const draft = await findDraft(event, 'lost');
	const { person } = (draft?.answers ?? {}) as { person?: PersonId };
	const visit = { level: 'code', sure: false } as const;
	const found = person && (await actors.actorOf(event.locals.world.db, person, visit));
	return found && !found.isPaused && found.actor.kind === 'victim' ? found.actor : undefined;
}
