import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { isStaffed, slotsFrom } from '#lib/domain/call.ts';
import { readCall, type CallForm } from '#lib/domain/call-form.ts';
import { address } from '#lib/i18n/pages.ts';
import { findDraft, keepDraft } from '../../draft.ts';
import { draftToken, formOf, text, texts } from '../../form.ts';
import { ownAnswers, withKeptNumber } from './own-answers.ts';

/** The form, with what she typed before if she came back to change it; of her number only that we have one. */
export const load: PageServerLoad = async (event) => {
	const now = event.locals.world.now();
	const draft = await unsent(event);
	const own = await ownAnswers(event);
	return {
		slots: slotsFrom(now),
		staffed: isStaffed(now),
		typed: draft ? unnumbered(draft) : own.typed,
		hasNumber: Boolean(draft?.phone || own.phone)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world, lang } = event.locals;
		const typed = read(await formOf(event));
		const known = (await unsent(event))?.phone || (await ownAnswers(event)).phone;
		const filled = withKeptNumber(typed, known);
		const call = readCall(filled, world.now(), { withPhone: true });
		if (!call.ok) {
			// Her number is kept with the draft, for no page gives it back to be sent again.
			const hasNumber = !call.problems.phone;
			if (hasNumber) await keep(event, filled);
			return fail(400, { problems: call.problems, typed: unnumbered(typed), hasNumber });
		}
		await keep(event, filled);
		redirect(303, address(lang, '/talk/check'));
	}
};

function unnumbered({ phone: _, ...shown }: CallForm): Omit<CallForm, 'phone'> {
	return shown;
}

/** What this browser is in the middle of asking for. */
async function unsent(event: RequestEvent): Promise<CallForm | undefined> {
	const draft = await findDraft(event, 'talk');
	return draft && !draft.request ? (draft.answers as CallForm) : undefined;
}

async function keep(event: RequestEvent, form: CallForm): Promise<void> {
	// A draft that was sent stays what it was: the next request begins a new one.
	const token = (await unsent(event)) && draftToken(event, 'talk');
	await keepDraft(event, 'talk', form, token);
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
