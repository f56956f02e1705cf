import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { sayMessage, sayNextRead } from '#lib/i18n/message-words.ts';
import * as talks from '#lib/server/talks.ts';
import { formOf } from '../../form.ts';
import { hers } from '../../proof.ts';
import { newForm, readWriting } from '../../writing.ts';
import { needShown } from '../shown.ts';

/** What she and her advocate wrote, who can read it, and when it is read next. */
export const load: PageServerLoad = async ({ locals, url }) => {
	needShown(locals);
	const { world, lang } = locals;
	const now = world.now();
	const all = url.searchParams.has('all');
	const talk = await talks.readFor(world.db, world.keys, hers(locals).victim, { all, now });
	return {
		door: talk.door,
		advocate: talk.advocate,
		isHandedOver: talk.isHandedOver,
		next: talk.next && sayNextRead(talk.next, lang),
		messages: talk.messages.map((one) => sayMessage(one, { lang, reader: 'her' })),
		hasEarlier: talk.hasEarlier,
		form: newForm()
	};
};

export const actions: Actions = {
	open: ({ locals }) => act(locals, talks.open),
	close: ({ locals }) => act(locals, talks.close),
	send: async (event: RequestEvent) => {
		needShown(event.locals);
		const { db, keys, now } = event.locals.world;
		const read = readWriting(await formOf(event));
		if (!read.ok) return fail(400, read.again);
		const { victim } = hers(event.locals);
		if (!(await talks.send(db, keys, victim, read.writing, now())))
			return fail(400, { ...read.writing, why: 'closed' as const, length: 0 });
		redirect(303, '/messages');
	}
};

async function act(
	locals: App.Locals,
	change: typeof talks.open | typeof talks.close
): Promise<never> {
	needShown(locals);
	const { db, keys, now } = locals.world;
	await change(db, keys, hers(locals).victim, now());
	redirect(303, '/messages');
}
