import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { problemsOfStep, typedAt, type CallForm } from '#lib/domain/call/form.ts';
import { address } from '#lib/i18n/pages.ts';
import { formOf, texts } from '../../../form/form.ts';
import { keep, ownNeeds, unsent } from '../asked.ts';

/** Step 3: a number that is safe, and what we do when it rings; of her number only that we have one. */
export const load: PageServerLoad = async (event) => {
	const form = await begun(event);
	return {
		typed: unnumbered(form),
		hasNumber: Boolean(form.phone || (await ownNeeds(event))?.phone)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const before = await begun(event);
		const form = await formOf(event);
		const sent = typedAt('/talk/number', (field) => texts(form, field));
		const phone = sent.phone?.trim() || before.phone || ((await ownNeeds(event))?.phone ?? '');
		const typed: CallForm = { ...before, ...sent, phone };
		const problems = problemsOfStep.reach(typed);
		const isRight = Object.keys(problems).length === 0;
		// Her number is kept with the draft, for no page gives it back to be sent again.
		if (!problems.phone) await keep(event, typed);
		if (isRight) redirect(303, address(event.locals.lang, '/talk/check'));
		return fail(400, { problems, typed: unnumbered(typed), hasNumber: !problems.phone });
	}
};

function unnumbered({ phone: _, ...shown }: CallForm): Omit<CallForm, 'phone'> {
	return shown;
}

async function begun(event: RequestEvent): Promise<CallForm> {
	return (await unsent(event)) ?? redirect(303, address(event.locals.lang, '/talk'));
}
