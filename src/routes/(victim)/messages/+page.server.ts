import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { forHer, sayMessage, sayNextRead } from '#lib/i18n/message/message-words.ts';
import * as limits from '#lib/server/limits.ts';
import * as talks from '#lib/server/message/hers.ts';
import { formOf, text } from '../../form/form.ts';
import { hers } from '../../door/proof.ts';
import { toWait } from '../../form/retry-after.ts';
import { newForm, readWriting } from '../../message/writing.ts';

/** What she and her advocate wrote, who can read it, and when it is read next. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world, lang } = locals;
	const now = world.now();
	const all = url.searchParams.has('all');
	const talk = await talks.readFor(world.db, world.keys, hers(locals).victim, { all, now });
	return {
		door: talk.door,
		advocate: talk.advocate,
		mark: talk.mark,
		isHandedOver: talk.isHandedOver,
		next: talk.next && sayNextRead(talk.next, lang),
		messages: talk.messages.map((one) => sayMessage(one, lang, forHer(lang))),
		hasEarlier: talk.hasEarlier,
		form: newForm()
	};
};

export const actions: Actions = {
	open: async (event) => {
		const to = text(await formOf(event), 'to');
		return act(event.locals, (db, keys, victim, now) => talks.open(db, keys, victim, now, { to }));
	},
	close: ({ locals }) => act(locals, talks.close),
	send: async (event: RequestEvent) => {
		const { db, keys, now } = event.locals.world;
		const read = readWriting(await formOf(event));
		if (!read.ok) return fail(400, read.again);
		const { victim } = hers(event.locals);
		const sent = await talks.send(db, keys, victim, read.writing, now());
		if (sent === 'closed') return fail(400, again(read.writing, 'closed', 0));
		if (sent !== 'sent') {
			const minutes = limits.minutesOf(sent.waits);
			return fail(toWait(event, minutes), again(read.writing, 'wait', minutes));
		}
		redirect(303, '/messages');
	}
};

/** What she typed, all of it, and why it was not sent. */
function again(writing: { words: string; form: string }, why: 'closed' | 'wait', minutes: number) {
	return { ...writing, why, length: 0, minutes };
}

async function act(
	locals: App.Locals,
	change: (...asked: Parameters<typeof talks.close>) => Promise<unknown>
): Promise<never> {
	const { db, keys, now } = locals.world;
	await change(db, keys, hers(locals).victim, now());
	redirect(303, '/messages');
}
