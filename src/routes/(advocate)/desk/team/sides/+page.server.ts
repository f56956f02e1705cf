import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { readUrn } from '#lib/domain/case/urn.ts';
import * as sides from '#lib/server/beside/sides.ts';
import { formOf, text } from '../../../../form/form.ts';
import { countOpened } from '../../count-opened.ts';
import { supervisor } from '../supervisor.ts';

/** Nothing is listed here: which cases are two sides of one matter is for nobody to read. */
export const load: PageServerLoad = ({ locals, url }) => {
	supervisor(locals);
	return { done: url.searchParams.has('kept') };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		// Whoever tries one reference after another opens many.
		await countOpened(event.locals);
		const form = await formOf(event);
		const typed = {
			victim: text(form, 'victim'),
			against: text(form, 'against'),
			how: text(form, 'how')
		};
		const [victim, against] = [readUrn(typed.victim), readUrn(typed.against)];
		if (!victim) return fail(400, { field: 'victim' as const, why: 'reference' as const, typed });
		if (!against) return fail(400, { field: 'against' as const, why: 'reference' as const, typed });
		if (victim === against)
			return fail(400, { field: 'against' as const, why: 'same' as const, typed });
		if (typed.how !== 'opposed' && typed.how !== 'not')
			return fail(400, { field: 'how' as const, why: 'how' as const, typed });
		await sides.note(db, keys, staff, { victim, against, opposed: typed.how === 'opposed' }, now);
		redirect(303, '/desk/team/sides?kept');
	}
};
