import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import * as noticeChoices from '#lib/server/notice/choices.ts';
import * as visits from '#lib/server/door/visits.ts';
import { formOf, text } from '../../form/form.ts';
import { askToConfirm, confirmingOf, refuseToConfirm } from '../../door/confirming.ts';
import { hers, isProvedFor } from '../../door/proof.ts';
import { siteOf } from '../../door/site.ts';
import { makeWords, mayMake } from './make.ts';
import { isSure } from './sure.ts';

/**
 * She may make a way back in where we are sure of her; otherwise, and where she has lost what she would show it with, we
 * call the number the police have, at a time she picks.
 */
export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const sure = isSure(locals.actor as Victim) && !event.url.searchParams.has('call');
	return {
		// What she has is changed only by somebody who shows again that it is her.
		mayMake: await isProvedFor(locals, 'way-back'),
		confirming: sure ? undefined : await confirmingOf(event, locals.actor as Victim)
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { world } = event.locals;
		const { victim, session } = hers(event.locals);
		await mayMake(event.locals);
		const answer = text(await formOf(event), 'phone');
		if (!isAnswer(answer)) return fail(400, { unanswered: true });
		const shared = answer !== 'no';
		// She is reading her page now: it is from the next visit on that a shared phone shows less.
		await visits.show(world.db, session);
		await visits.mark(world.db, session, shared);
		// Nor does it go on keeping our public pages for times without a connection (W3C Clear Site Data, 3.1).
		if (shared) event.setHeaders({ 'clear-site-data': '"storage"' });
		if (shared) await noticeChoices.end(world.db, world.keys, victim, 'push', world.now());
		if (!shared && siteOf(event)) redirect(303, '/way-back/key');
		return makeWords(event, { shared });
	},
	confirm: async (event) => {
		const notAsked = await askToConfirm(event, event.locals.actor as Victim);
		return notAsked ?? redirect(303, '/way-back?call');
	},
	refuse: async (event) => {
		await refuseToConfirm(event, event.locals.actor as Victim);
		redirect(303, '/way-back?call');
	}
};

const answers = ['yes', 'unsure', 'no'] as const;

function isAnswer(typed: string): typed is (typeof answers)[number] {
	return answers.some((answer) => answer === typed);
}
