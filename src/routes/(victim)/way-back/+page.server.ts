import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { promise, slotsFrom, type Slot } from '#lib/domain/call.ts';
import { emptyCall, readCall } from '#lib/domain/call-form.ts';
import { once } from '#lib/server/database.ts';
import * as noticeChoices from '#lib/server/notice-choices.ts';
import * as people from '#lib/server/people.ts';
import * as requests from '#lib/server/requests.ts';
import * as visits from '#lib/server/visits.ts';
import { formOf, text, texts } from '../../form.ts';
import { hers, isProvedFor } from '../../proof.ts';
import { siteOf } from '../../site.ts';
import { makeWords, mayMake } from './make.ts';
import { isSure } from './sure.ts';

/** She may make a way back in where we are sure of her; otherwise we call the number the police have. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang } = locals;
	const victim = locals.actor as Victim;
	const sure = isSure(victim);
	const asked = sure ? undefined : await requests.openConfirmation(world.db, world.keys, victim);
	const contact = sure
		? undefined
		: await once(world.db, (trx) => people.contactOf(trx, world.keys, victim.person));
	return {
		sure,
		promised: asked?.promised,
		// What she has is changed only by somebody who shows again that it is her.
		mayMake: await isProvedFor(locals, 'way-back'),
		reachable: contact?.phone !== undefined,
		slots: sure ? [] : slotsFrom(world.now()),
		language: lang
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
		if (shared) await noticeChoices.end(world.db, world.keys, victim, 'push', world.now());
		if (!shared && siteOf(event)) redirect(303, '/way-back/key');
		return makeWords(event, { shared });
	},
	confirm: async (event) => {
		const { world, lang, actor } = event.locals;
		const now = world.now();
		const form = await formOf(event);
		const typed = {
			...emptyCall,
			message: 'no',
			language: lang,
			times: texts(form, 'times'),
			someoneElse: text(form, 'someoneElse')
		};
		const read = readCall(typed, slotsFrom(now), { withPhone: false });
		if (!read.ok) return fail(400, { problems: read.problems, typed });
		const promised = promise(read.wishes.slots, now) as Slot;
		await once(world.db, (trx) =>
			requests.add(
				trx,
				world.keys,
				actor,
				{ kind: 'confirm', wishes: read.wishes, language: lang, promised },
				now
			)
		);
		redirect(303, '/way-back');
	}
};

const answers = ['yes', 'unsure', 'no'] as const;

function isAnswer(typed: string): typed is (typeof answers)[number] {
	return answers.some((answer) => answer === typed);
}
