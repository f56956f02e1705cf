import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { emptyCall, problemsOfStep, typedAt, type CallForm } from '#lib/domain/call/form.ts';
import { callFormFrom } from '#lib/domain/reach/needs.ts';
import type { Offer } from '#lib/domain/team/rota.ts';
import { address } from '#lib/i18n/pages.ts';
import { formOf, texts } from '../../form/form.ts';
import { keep, offered, ownNeeds, unsent } from './asked.ts';

/** Step 1: how soon anybody can call, and what a team is found by; where nobody can, who answers now and no form. */
export const load: PageServerLoad = async (event) => {
	const typed = (await unsent(event)) ?? (await ownForm(event));
	const { offer, places, lines } = await offered(event, emptyCall);
	return {
		typed: { ...typed, phone: '' },
		when: whenOf(offer, places),
		places: typeof places === 'string' ? [] : places,
		lines,
		first: offer?.slots[0]
	};
};

export const actions: Actions = {
	default: async (event) => {
		const before = (await unsent(event)) ?? (await ownForm(event));
		const form = await formOf(event);
		const typed = { ...before, ...typedAt('/talk', (field) => texts(form, field)) };
		const problems = problemsOfStep.who(typed);
		if (Object.keys(problems).length > 0)
			return fail(400, { problems, typed: { ...typed, phone: '' } });
		await keep(event, typed);
		redirect(303, address(event.locals.lang, '/talk/times'));
	}
};

function whenOf(
	offer: Offer | undefined,
	places: Awaited<ReturnType<typeof offered>>['places']
): Offer['when'] | 'nowhere' | 'somewhere' {
	if (offer) return offer.when;
	// Each of some places may have times: that is known only when she says where.
	return places === 'nowhere' ? 'nowhere' : 'somewhere';
}

async function ownForm(event: Parameters<typeof ownNeeds>[0]): Promise<CallForm> {
	const own = await ownNeeds(event);
	// Which of the times are hers is known once a team is found.
	return own ? callFormFrom(own, event.locals.lang, []) : emptyCall;
}
