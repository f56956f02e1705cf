import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { readAskedFor, type AskedForForm } from '#lib/domain/call/asked-for.ts';
import { emptyCall, endOf } from '#lib/domain/call/form.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import { address } from '#lib/i18n/pages.ts';
import * as book from '#lib/server/call/book.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import { dropDraft, findDraft, keepDraft } from '../../../form/draft.ts';
import { formOf, text, texts } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';
import { offered } from '../asked.ts';

/** Somebody asks for somebody else: when she could be called, and nothing of whether she is known here. */
export const load: PageServerLoad = async (event) => {
	const { offer, lines } = await offered(event, emptyCall);
	const begun = await begunHere(event);
	return {
		when: offer?.when ?? ('nowhere' as const),
		slots: offer?.slots ?? [],
		lines,
		typed: begun && { ...begun, phone: '', yourPhone: '' },
		// One wrong digit would call a stranger: it is checked by its end, before anything is sent.
		ends: begun && event.url.searchParams.has('check') ? endOf(begun.phone) : undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { lang, world } = event.locals;
		const { db, keys, now } = world;
		const sent = await formOf(event);
		const isChecked = text(sent, 'checked') === 'yes';
		const form = isChecked ? await begunHere(event) : readForm(sent);
		if (!form) redirect(303, address(lang, '/talk/someone'));
		const { offer } = await offered(event, { ...emptyCall, language: form.language });
		const read = readAskedFor(form, offer?.slots ?? []);
		const typed = { ...form, phone: '', yourPhone: '' };
		if (!read.ok) return fail(400, { problems: read.problems, typed, minutes: 0 });
		if (!isChecked) {
			await keepDraft(event, 'someone', form);
			redirect(303, `${address(lang, '/talk/someone')}?check`);
		}
		const name = limits.bucket(keys, 'asking', event.getClientAddress());
		const wait = await limits.take(db, [{ name, rule: limits.perAsking }], now());
		const minutes = limits.minutesOf(wait);
		if (wait > 0) return fail(toWait(event, minutes), { problems: {}, typed, minutes });
		const outcome = await send(event, form, read);
		if (outcome === 'taken')
			return fail(409, { problems: { times: 'times-gone' as const }, typed, minutes: 0 });
		await dropDraft(event, 'someone');
		// One page for whatever comes of it.
		redirect(303, address(lang, '/talk/someone/thanks'));
	}
};

type Read = Extract<ReturnType<typeof readAskedFor>, { readonly ok: true }>;

async function send(
	{ locals: { world, actor, lang } }: RequestEvent,
	form: AskedForForm,
	{ wishes, asker }: Read
): Promise<book.Sent> {
	const { db, keys } = world;
	const now = world.now();
	// The same words sent again are the same request: there is no browser to know it by.
	const token = indexOf(keys, 'asked-for', JSON.stringify(form));
	await drafts.begin(db, keys, token, now);
	const asking = { language: wishes.language, talking: [] };
	const wanted = triesAmong(wishes.slots)[0]?.from ?? 0;
	const sending = { token, wishes, asker, asking, language: lang, wanted };
	return book.send(db, keys, actor, sending, now);
}

/** What was typed in this browser and not sent yet. */
async function begunHere(event: RequestEvent): Promise<AskedForForm | undefined> {
	return (await findDraft(event, 'someone'))?.answers as AskedForForm | undefined;
}

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
