import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { emptyCall, readCall, type CallProblems } from '#lib/domain/call/form.ts';
import * as confirmCalls from '#lib/server/identity/calls.ts';
import { transaction } from '#lib/server/database.ts';
import * as noticeChoices from '#lib/server/notice/choices.ts';
import * as people from '#lib/server/people/people.ts';
import { standingOf } from '#lib/server/call/receipts.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as visits from '#lib/server/door/visits.ts';
import { formOf, text, texts } from '../../form/form.ts';
import { hers, isProvedFor } from '../../door/proof.ts';
import { siteOf } from '../../door/site.ts';
import { askingHere, offered } from '../../(public)/talk/asked.ts';
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
		sure,
		// What she has is changed only by somebody who shows again that it is her.
		mayMake: await isProvedFor(locals, 'way-back'),
		confirming: sure ? undefined : await confirming(event),
		language: locals.lang
	};
};

/** The call that is on its way; else whether there is a number, and which times can be kept. */
async function confirming(event: RequestEvent) {
	const { world, actor } = event.locals;
	const victim = actor as Victim;
	const asked = await confirmCalls.readFor(world.db, world.keys, victim, world.now());
	if (asked && !asked.isLost) {
		const { promised, further } = asked.call;
		return { call: { promised, further, state: standingOf(asked.call) } };
	}
	const contact = await transaction(world.db, (trx) =>
		people.contactOf(trx, world.keys, victim.person)
	);
	const { offer, lines } = await offered(event, emptyCall);
	return {
		isLost: asked !== undefined,
		hasPaper: await recoveries.hasPaper(world.db, victim.person),
		reachable: contact?.phone !== undefined,
		when: offer?.when ?? ('elsewhere' as const),
		slots: offer?.slots ?? [],
		lines
	};
}

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
		const form = await formOf(event);
		const typed = {
			...emptyCall,
			message: 'no',
			language: lang,
			times: texts(form, 'times'),
			someoneElse: text(form, 'someoneElse')
		};
		const { offer } = await offered(event, emptyCall);
		const read = readCall(typed, offer?.slots ?? [], { withPhone: false });
		if (!read.ok) return fail(400, { problems: read.problems, typed });
		const asking = await askingHere(event, emptyCall);
		const asked = { wishes: read.wishes, asking, language: lang };
		const { db, keys, now } = world;
		if (!(await confirmCalls.ask(db, keys, actor as Victim, asked, now())))
			return fail(409, { problems: gone, typed });
		redirect(303, '/way-back?call');
	}
};

const gone: CallProblems = { times: 'times-gone' };
const answers = ['yes', 'unsure', 'no'] as const;

function isAnswer(typed: string): typed is (typeof answers)[number] {
	return answers.some((answer) => answer === typed);
}
