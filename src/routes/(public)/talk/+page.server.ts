import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { isStaffed, slotsFrom } from '#lib/domain/call.ts';
import { readCall, type CallForm } from '#lib/domain/call-form.ts';
import { address } from '#lib/i18n/pages.ts';
import * as drafts from '#lib/server/drafts.ts';
import { draftToken, formOf, setDraftToken, text, texts } from '../../form.ts';
import { ownAnswers, withKeptNumber, type TalkDraft } from './own-answers.ts';

/** The form, with what she typed before if she came back to change it. */
export const load: PageServerLoad = async (event) => {
	const { world } = event.locals;
	const now = world.now();
	const draft = await drafts.find(world.db, world.keys, draftToken(event, 'talk'), now);
	const own = await ownAnswers(event);
	const typed = draft && !draft.request ? (draft.answers as TalkDraft) : undefined;
	return {
		slots: slotsFrom(now),
		staffed: isStaffed(now),
		typed: typed ? { ...typed, phone: typed.keptPhone ? '' : typed.phone } : own.typed,
		tail: own.tail
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world, lang } = event.locals;
		const typed = read(await formOf(event));
		const filled = withKeptNumber(typed, (await ownAnswers(event)).phone);
		const call = readCall(filled, world.now(), { withPhone: true });
		if (!call.ok) return fail(400, { problems: call.problems, typed });
		const token = await freshToken(event);
		await drafts.save(world.db, world.keys, token, filled, world.now());
		setDraftToken(event, 'talk', token);
		redirect(303, address(lang, '/talk/check'));
	}
};

// A draft that was sent stays what it was: the next request begins a new one.
async function freshToken(event: RequestEvent): Promise<string> {
	const { world } = event.locals;
	const token = draftToken(event, 'talk');
	const draft = await drafts.find(world.db, world.keys, token, world.now());
	return token && draft && !draft.request ? token : drafts.newToken();
}

function read(form: FormData): CallForm {
	return {
		name: text(form, 'name'),
		phone: text(form, 'phone'),
		times: texts(form, 'times').slice(0, 40),
		message: text(form, 'message'),
		language: text(form, 'language'),
		otherLanguage: text(form, 'otherLanguage'),
		someoneElse: text(form, 'someoneElse')
	};
}
