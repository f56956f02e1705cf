import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { problemsOfStep, type CallForm } from '#lib/domain/call/form.ts';
import { safeSlots } from '#lib/domain/reach/needs.ts';
import { address } from '#lib/i18n/pages.ts';
import { formOf, texts } from '../../../form/form.ts';
import { keep, offered, ownNeeds, unsent } from '../asked.ts';

/** Step 2: the half hours that can be kept for her, of which she says which are safe. */
export const load: PageServerLoad = async (event) => {
	const form = await begun(event);
	const { offer, lines } = await offered(event, form);
	const slots = offer?.slots ?? [];
	const own = form.times.length > 0 ? undefined : await ownNeeds(event);
	return {
		when: offer?.when ?? ('elsewhere' as const),
		slots,
		lines,
		chosen: own ? safeSlots(own, slots).map(({ from }) => String(from)) : form.times,
		// What she chose before may have been promised to others since.
		problem: form.times.length > 0 ? problemsOfStep.times(form, slots).times : undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const before = await begun(event);
		const times = texts(await formOf(event), 'times');
		const form = { ...before, times };
		const { offer } = await offered(event, form);
		const problem = problemsOfStep.times(form, offer?.slots ?? []).times;
		if (problem) return fail(400, { problem, chosen: times });
		await keep(event, form);
		redirect(303, address(event.locals.lang, '/talk/number'));
	}
};

async function begun(event: RequestEvent): Promise<CallForm> {
	return (await unsent(event)) ?? redirect(303, address(event.locals.lang, '/talk'));
}
