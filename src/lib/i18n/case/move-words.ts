/** A date that was taken away, or something else of a hearing that was changed, in whole sentences of one language. */
import type { HearingTime } from '#lib/domain/event.ts';
import type { Move } from '#lib/domain/news/move.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { words } from '#lib/i18n/words.ts';
import { sayDetails, sayHad, sayWhen, sayWrong, type Depth } from './hearing-words.ts';

export type SaidMove = {
	readonly title: string;
	readonly date: string;
	/** Why, and how it was before. */
	readonly more: readonly string[];
	/** What she may ask to be paid for; nothing where no day was lost. */
	readonly cost?: string;
};

/** What was changed, to what, why, and what a lost day may be paid with. */
export function sayMove(move: Move, depth: Depth): SaidMove {
	const t = words(depth.lang);
	const { what, purpose, when, wrong, details } = move;
	const title = t(`move.title.${what}.${purpose === 'trial' ? 'trial' : 'other'}`);
	const parts = details ? sayDetails(details, depth) : [];
	const also = parts.flatMap(({ now, was }) => [...now, ...was]);
	if (what === 'date')
		return {
			title,
			date: sayNewDate(when, depth),
			more: [t(`reason.${move.reason}`), ...also],
			cost: t(move.onTheDay ? 'move.cost.day' : 'move.cost.before')
		};
	if (what === 'unread') {
		const [date = '', ...more] = sayHad(when, depth.lang);
		return { title, date, more };
	}
	if (wrong)
		return {
			title,
			date: sayWhen(when, undefined, depth.lang),
			more: [sayWrong(wrong, depth.lang), ...also]
		};
	const [date = sayWhen(when, undefined, depth.lang), ...more] = also;
	return { title, date, more };
}

function sayNewDate(when: HearingTime | undefined, { lang }: Depth): string {
	const t = words(lang);
	if (!when) return t('move.none');
	const day = sayDay(lang, when.on);
	return t(when.kind === 'week-of' ? 'move.newWeek' : 'move.new', { day });
}
