import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Standing } from '#lib/domain/door/recovery.ts';
import { findDraft } from '../../../form/draft.ts';
import { placeOf } from '../../../door/visit.ts';
import { formOf, text } from '../../../form/form.ts';
import { comeInBy } from '../come-in.ts';

/** Her printed code, and after it what is still needed. */
export const load: PageServerLoad = async (event) => {
	const { actor } = event.locals;
	const place = placeOf(actor);
	// With words alone she is not far in: what she keeps for that day takes her on.
	if (place && actor.kind !== 'victim') redirect(303, place);
	const draft = await findDraft(event, 'lost');
	return { trouble: true, standing: draft?.answers as Standing | undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const { status, ...why } = await comeInBy(event, {
			typed: text(await formOf(event), 'code')
		});
		return fail(status, why);
	}
};
