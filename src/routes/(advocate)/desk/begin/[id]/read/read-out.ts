/** What her first page says, for whoever reads it to her: in her language and in English, and true for whom the page is. */
import type { Stands } from '#lib/domain/access/stands.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { firstOwed } from '#lib/domain/clock/first-owed.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import { sumOf } from '#lib/domain/stage/sum.ts';
import { nextDate } from '#lib/domain/stage/next-date.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayNext, sayOwnDate } from '#lib/i18n/case/hearing-words.ts';
import { sayDeadline } from '#lib/i18n/clock/clock-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayStage, saySteps } from '#lib/i18n/stage/stage-words.ts';
import { asStands } from '#lib/i18n/stands-words.ts';

type Open = {
	readonly events: readonly Event[];
	readonly language: Language;
	readonly stands?: Stands;
};

/** Her page in each language it is read in, hers first. */
export function readOut({ events, language, stands }: Open, now: Instant) {
	const where = tracker(events);
	const next = nextDate(events, dayOf(now));
	// She began it with us: nobody knows of enhanced rights, and no agency of her page.
	const owed = deadlines(events, dutiesNow(), {
		enhanced: 'unknown',
		sendTellings: new Map(),
		now
	});
	const sides = [...new Set([language, 'en' as const])].map((lang) => ({
		lang,
		said: sayStage(where, sumOf(events), lang),
		next: next
			? sayNext(next, { lang, places: true }, dayOf(now))
			: sayOwnDate(events, lang, dayOf(now)),
		owed: firstOwed(owed, where.since).map((one) => sayDeadline(one, lang)),
		steps: saySteps(where, lang)
	}));
	return { stage: where.stage, sides: asStands(stands, language, sides) };
}
