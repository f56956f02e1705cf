import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { nextHearing } from '#lib/domain/case/hearing.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayDeadline } from '#lib/i18n/clock/clock-words.ts';
import { sayNext, sayOwnDate } from '#lib/i18n/case/hearing-words.ts';
import { sayStage, saySteps } from '#lib/i18n/stage/stage-words.ts';
import * as assistedBegins from '#lib/server/begin/assisted-begins.ts';
import { firstOwed } from '#lib/domain/clock/first-owed.ts';
import { ofStaff } from '../../../../../door/proof.ts';

/** What her first page says, for the advocate who is with her to read to her, in her language and in English; no more than that advocate wrote down. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { world } = locals;
	const { db, keys } = world;
	const now = world.now();
	const { id } = params;
	const open = await assistedBegins.readFor(db, keys, ofStaff(locals).actor, id, now);
	if (!open) error(404);
	const { events, language } = open;
	const where = tracker(events);
	const next = where.ended ? undefined : nextHearing(events, dayOf(now));
	// She began it with us: nobody knows of enhanced rights, and no agency of her page.
	const owed = deadlines(events, dutiesNow(), {
		enhanced: 'unknown',
		sendTellings: new Map(),
		now
	});
	return {
		id,
		stage: where.stage,
		sides: [...new Set([language, 'en' as const])].map((lang) => ({
			lang,
			said: sayStage(where, sumOf(events), lang),
			next: next
				? sayNext(next, { lang, places: true }, dayOf(now))
				: sayOwnDate(events, lang, dayOf(now)),
			owed: firstOwed(owed, where.since).map((one) => sayDeadline(one, lang)),
			steps: saySteps(where, lang)
		}))
	};
};
