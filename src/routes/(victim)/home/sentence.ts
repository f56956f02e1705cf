/** After a sentence her first page says which it is, and by which day a check of it has to be decided. */
import { dayOf } from '#lib/domain/calendar.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import { standing, type Event, type Instant } from '#lib/domain/event.ts';
import { isSentence } from '#lib/domain/news/weight.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { asSentence, together } from '#lib/i18n/joining.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import type { Depth } from '#lib/i18n/case/hearing-words.ts';
import { sayOwnDate } from '#lib/i18n/clock/own-words.ts';
import type { SaidStage } from '#lib/i18n/stage/stage-words.ts';
import { words } from '#lib/i18n/words.ts';

/** The words of the stage with the sentence itself, where there is one, and the day that will not come again. */
export function withSentence(
	said: SaidStage,
	events: readonly Event[],
	depth: Depth,
	now: Instant
): SaidStage {
	const checks = ownDates(events, { now }).filter(({ rule }) => rule.id === 'low-sentence');
	const [sentence, ...others] = standing(events).filter(isSentence);
	const isAlone = sentence && others.length === 0 && sentence.on <= dayOf(now);
	// Where no check is among her dates any more, or never was, none is offered; the words for a youth court offer none.
	const mayCheck = checks.length > 0 || tracker(events).track === 'youth';
	const can = mayCheck ? said.can : words(depth.lang)('news.can.support');
	if (!isAlone) return { ...said, can };
	const { title } = sayEntry({ event: sentence, before: [] }, depth);
	const check = checks.find(({ state }) => state === 'open');
	const own = check && sayOwnDate(check, depth.lang);
	return {
		...said,
		line: asSentence(title, depth.lang),
		// Which office has to act by that day is not in the sentence of the day.
		can: own
			? together([asSentence(own.title, depth.lang), own.sentences[0], own.contact], depth.lang)
			: can
	};
}
