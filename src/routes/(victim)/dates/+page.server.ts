import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { answerRow } from './answer.ts';
import { herDates } from './her-dates.ts';

/** Every court date, and everything she is owed: late first, then by day. */
export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await herDates(locals, { on: 'page' })),
	isKept: url.searchParams.has('kept')
});

export const actions: Actions = {
	told: async (event) => fail(400, await answerRow(event))
};
