import type { PageServerLoad } from './$types';
import { herDates } from '../her-dates.ts';
import { datesOnPaper } from './on-paper.ts';

/** What stands on her paper beside what everybody gets, to be read before it is printed. */
export const load: PageServerLoad = async ({ locals }) => ({
	parts: datesOnPaper(await herDates(locals, { on: 'paper' }), locals.lang)
});
