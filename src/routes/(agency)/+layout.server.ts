import type { LayoutServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import * as agencies from '#lib/server/case/agencies.ts';

/** The frame of every page of an agency's people: who is at work, as their own sign-in says, and for whom. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { db, now } = locals.world;
	const officer = locals.actor as Officer;
	const agency = (await agencies.find(db, officer.agency))?.name ?? '';
	const { name, unit } = locals.agencyVisit?.said ?? {};
	return {
		frame: { who: name ?? agency, hours: [unit, name && agency].filter(Boolean).join(' · ') },
		gives: (await forceFor(db, officer)) !== undefined,
		asOf: t('bench.asOf', { time: sayTime('en', now()) })
	};
};
