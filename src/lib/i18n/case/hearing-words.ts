/** When hearings are, in whole sentences of one language. */
import type { Day, Event, Hearing, HearingTime } from '#lib/domain/event.ts';
import { isOwnDate, ownDateOf, type Listing, type ListingEvent } from '#lib/domain/case/hearing.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key } from '#lib/i18n/words.ts';

/** How much may be said: places, and who told it, only where the page is hers alone. */
export type Depth = { readonly lang: Language; readonly places: boolean };

/** How each kind of listing is said: its title, where it was set or moved, and what comes next, at a place or without one. */
export const listings: {
	readonly [K in ListingEvent['kind']]: {
		readonly title: (hearing: Hearing, how: 'set' | 'moved') => Key;
		readonly next: (hearing: Hearing, place: '' | 'Place') => Key;
	};
} = {
	'hearing-listed': {
		title: ({ purpose }, how) => `happened.listed.${purpose}.${how}`,
		next: ({ purpose, when }, place) => {
			if (when?.kind === 'week-of') return `home.when.week${place}`;
			const sort = purpose === 'trial' || purpose === 'sentence' ? purpose : 'day';
			return `home.when.${sort}${place}`;
		}
	}
};

/** When the next hearing is, in a sentence or two. */
export function sayNext({ now, before, listedBy }: Listing, { lang, places }: Depth): string[] {
	const t = words(lang);
	if (!now.when) return [];
	const vars = {
		day: sayDay(lang, now.when.on),
		...(places && now.court ? { court: now.court } : {})
	};
	const planned = t(listings[listedBy.kind].next(now, 'court' in vars ? 'Place' : ''), vars);
	const last = before.at(-1);
	const starts =
		now.when.kind === 'day' && now.when.startsAt !== undefined
			? [t('home.when.starts', { time: sayTime(lang, now.when.startsAt) })]
			: [];
	return [planned, ...starts, ...(last ? [sayMoved(last.when, lang)] : [])];
}

// A week is no day: to name its Monday as the date before would be a date that never was.
function sayMoved(when: HearingTime, lang: Language): string {
	if (when.kind === 'week-of') return sayBefore(when, lang);
	return words(lang)('home.when.moved', { day: sayDay(lang, when.on) });
}

/** The newest date she told us herself, while it has not passed and no court has told us one. */
export function sayOwnDate(events: readonly Event[], lang: Language, today: Day): string[] {
	const told = events.findLast(isOwnDate);
	const day = told && ownDateOf(told);
	return day && day >= today ? [words(lang)('home.when.given', { day: sayDay(lang, day) })] : [];
}

/** When a hearing is planned, in one sentence. */
export function sayWhen(
	when: HearingTime | undefined,
	court: string | undefined,
	lang: Language
): string {
	const t = words(lang);
	if (!when) return t('happened.listed.noDate');
	const sort = when.kind === 'week-of' ? 'week' : 'day';
	const day = sayDay(lang, when.on);
	return court
		? t(`happened.listed.${sort}Place`, { day, court })
		: t(`happened.listed.${sort}`, { day });
}

/** When it was planned before. */
export function sayBefore(when: HearingTime, lang: Language): string {
	const day = sayDay(lang, when.on);
	return when.kind === 'week-of'
		? words(lang)('happened.listed.beforeWeek', { day })
		: words(lang)('happened.listed.before', { day });
}

/** Every date it had before, the last first. */
export function sayEveryBefore(before: readonly HearingTime[], lang: Language): string[] {
	const t = words(lang);
	const [last, ...rest] = before.toReversed();
	if (!last) return [];
	const earlier = rest.map(({ kind, on }) =>
		t(kind === 'week-of' ? 'happened.listed.earlierWeek' : 'happened.listed.earlier', {
			day: sayDay(lang, on)
		})
	);
	return [sayBefore(last, lang), ...earlier];
}
