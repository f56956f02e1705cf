import type { PageServerLoad } from './$types';
import { sayDay } from '#lib/i18n/dates.ts';
import { languageOf } from '#lib/i18n/languages.ts';
import * as use from '#lib/server/keeper/use.ts';

/** How much the service is used; fewer than ten are never said. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, now } = locals.world;
	const weeks = Map.groupBy(await use.byWeek(db, now()), ({ from }) => from);
	return {
		fewest: use.fewest,
		weeks: [...weeks].map(([from, rows]) => ({
			from: sayDay('en', from, 'short'),
			languages: rows.map(({ language, letIn, signedIn, callsAsked, callsHeld }) => ({
				...{ language: languageOf(language).english, letIn, signedIn, callsAsked, callsHeld }
			}))
		}))
	};
};
