/** A date that was taken away, in whole sentences of one language. */
import type { HearingTime } from '#lib/domain/event.ts';
import type { Move } from '#lib/domain/news/move.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

export type SaidMove = {
	readonly title: string;
	readonly date: string;
	readonly reason: string;
	/** What she may ask to be paid for. */
	readonly cost: string;
};

/** What was moved, to when, why, and what a lost day may be paid with. */
export function sayMove({ purpose, when, reason, onTheDay }: Move, lang: Language): SaidMove {
	const t = words(lang);
	return {
		title: t(purpose === 'trial' ? 'move.title.trial' : 'move.title.other'),
		date: sayNewDate(when, lang),
		reason: t(`reason.${reason}`),
		cost: t(onTheDay ? 'move.cost.day' : 'move.cost.before')
	};
}

function sayNewDate(when: HearingTime | undefined, lang: Language): string {
	const t = words(lang);
	if (!when) return t('move.none');
	const day = sayDay(lang, when.on);
	return t(when.kind === 'week-of' ? 'move.newWeek' : 'move.new', { day });
}
