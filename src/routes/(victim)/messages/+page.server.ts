import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { hasPassed } from '#lib/domain/call/promise-watch.ts';
import { forHer, sayMessage, sayNextRead } from '#lib/i18n/message/message-words.ts';
import * as limits from '#lib/server/limits.ts';
import { linesNow } from '#lib/domain/help/lines.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as draft from '#lib/server/message/draft.ts';
import * as talks from '#lib/server/message/hers.ts';
import { formOf, text } from '../../form/form.ts';
import { hers } from '../../door/proof.ts';
import { toWait } from '../../form/retry-after.ts';
import { newForm, readWriting } from '../../message/writing.ts';

/** What she and her advocate wrote, newest first, who can read it and when; then her call, and who answers now. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world, lang } = locals;
	const now = world.now();
	const all = url.searchParams.has('all');
	const { db, keys } = world;
	const { victim } = hers(locals);
	const talk = await talks.readFor(db, keys, victim, { all, now });
	const call = await calls.newestFor(db, keys, victim);
	const isOpen = call?.state === 'asked' || call?.state === 'taken';
	return {
		door: talk.door,
		advocate: talk.advocate,
		mark: talk.mark,
		isHandedOver: talk.isHandedOver,
		next: talk.next && sayNextRead(talk.next, lang),
		live: talk.live,
		messages: talk.messages
			.toReversed()
			.toSorted((a, b) => Number(isNews(b)) - Number(isNews(a)))
			.map((one) => sayMessage(one, lang, forHer(lang))),
		hasEarlier: talk.hasEarlier,
		form: newForm(),
		draft: await draft.find(db, keys, victim, now),
		call:
			isOpen && call.kind === 'call'
				? { ...call.promised, hasPassed: hasPassed(call.promised, now) }
				: undefined,
		lines: linesNow(now)
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
		const { victim } = hers(event.locals);
		const form = await formOf(event);
		const read = readWriting(form);
		// What is refused is lost with its page: it is kept until she has put it right.
		await draft.keep(db, keys, victim, text(form, 'words'), now());
		if (!read.ok) return fail(400, read.again);
		const sent = await talks.send(db, keys, victim, read.writing, now());
		if (sent === 'closed') return fail(400, again(read.writing, 'closed', 0));
		if (sent !== 'sent') {
			const minutes = limits.minutesOf(sent.waits);
			return fail(toWait(event, minutes), again(read.writing, 'wait', minutes));
		}
		await draft.drop(db, keys, victim);
		redirect(303, '/messages');
	},
	keep: async (event) => {
		const { db, keys, now } = event.locals.world;
		const words = text(await formOf(event), 'words');
		await draft.keep(db, keys, hers(event.locals).victim, words, now());
		redirect(303, '/messages');
	},
	drop: ({ locals }) => act(locals, draft.drop)
};

const isNews = ({ side, readAt }: { readonly side: string; readonly readAt?: number }) =>
	side === 'ours' && readAt === undefined;

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
