import type { LayoutServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import * as agencies from '#lib/server/case/agencies.ts';

/** The frame of every page of an agency's people: for whom they are at work. We know no name of theirs. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { db, now } = locals.world;
	const officer = locals.actor as Officer;
	return {
		frame: { who: (await agencies.find(db, officer.agency))?.name },
		gives: (await forceFor(db, officer)) !== undefined,
		asOf: t('bench.asOf', { time: sayTime('en', now()) })
	};
};
