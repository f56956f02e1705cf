import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { readAskedFor, type AskedForForm } from '#lib/domain/call/asked-for.ts';
import { emptyCall } from '#lib/domain/call/form.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import { address } from '#lib/i18n/pages.ts';
import * as book from '#lib/server/call/book.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import { formOf, text, texts } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';
import { offered } from '../asked.ts';

/** Somebody asks for somebody else: when she could be called, and nothing of whether she is known here. */
export const load: PageServerLoad = async (event) => {
	const { offer, lines } = await offered(event, emptyCall);
	return { when: offer?.when ?? ('nowhere' as const), slots: offer?.slots ?? [], lines };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, lang } = event.locals;
		const { db, keys } = world;
		const now = world.now();
		const form = readForm(await formOf(event));
		const { offer } = await offered(event, { ...emptyCall, language: form.language });
		const read = readAskedFor(form, offer?.slots ?? []);
		const typed = { ...form, phone: '', yourPhone: '' };
		if (!read.ok) return fail(400, { problems: read.problems, typed, minutes: 0 });
		const name = limits.bucket(keys, 'asking', event.getClientAddress());
		const wait = await limits.take(db, [{ name, rule: limits.perAsking }], now);
		const minutes = limits.minutesOf(wait);
		if (wait > 0) return fail(toWait(event, minutes), { problems: {}, typed, minutes });
		// The same words sent again are the same request: there is no browser to know it by.
		const token = indexOf(keys, 'asked-for', JSON.stringify(form));
		await drafts.begin(db, keys, token, now);
		const { wishes, asker } = read;
		const sent = await book.send(
			db,
			keys,
			event.locals.actor,
			{
				token,
				wishes,
				asker,
				asking: { language: wishes.language, talking: [] },
				language: lang,
				wanted: triesAmong(wishes.slots)[0]?.from ?? 0
			},
			now
		);
		if (sent === 'taken')
			return fail(409, { problems: { times: 'times-gone' as const }, typed, minutes: 0 });
		// One page for whatever comes of it.
		redirect(303, address(lang, '/talk/someone/thanks'));
	}
};

function readForm(form: Awaited<ReturnType<typeof formOf>>): AskedForForm {
	return {
		name: text(form, 'name'),
		phone: text(form, 'phone'),
		times: texts(form, 'times'),
		language: text(form, 'language'),
		yourName: text(form, 'yourName'),
		relation: text(form, 'relation'),
		yourPhone: text(form, 'yourPhone')
	};
}
