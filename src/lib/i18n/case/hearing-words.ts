/** When hearings are, in whole sentences of one language. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Day, Event, Hearing, HearingTime, Instant } from '#lib/domain/event.ts';
import { hearings, isOwnDate, ownDateOf } from '#lib/domain/case/hearing.ts';
import {
	detailOrder,
	isAhead,
	type Detail,
	type Listing,
	type ListingEvent
} from '#lib/domain/case/hearing-state.ts';
import { courseOn, dayCount, lastDayOf, sittingsOf } from '#lib/domain/case/hearing-time.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { asSentence } from '#lib/i18n/joining.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { NamesGiven } from '#lib/domain/case/names-given.ts';
import { words, type Key } from '#lib/i18n/words.ts';

/** How much may be said: places, who told it, and what she calls people, only where the page is hers alone. */
export type Depth = {
	readonly lang: Language;
	readonly places: boolean;
	readonly names?: NamesGiven;
};

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

/** When the next hearing is, in a sentence or two; of one that has begun, how far it is. */
export function sayNext(listing: Listing, { lang, places }: Depth, today: Day): string[] {
	const t = words(lang);
	const { now, before, listedBy, unread } = listing;
	if (unread) return [t('home.when.unread'), ...sayHad(now.when, lang)];
	const court = places ? now.court : undefined;
	if (!now.when) return [court ? t('home.when.noDatePlace', { court }) : t('home.when.noDate')];
	const going = sayCourse(listing, lang, today);
	if (going.length > 0) return [...going, ...(court ? [t('home.course.place', { court })] : [])];
	const vars = { day: sayDay(lang, now.when.on), ...(court ? { court } : {}) };
	const planned = t(listings[listedBy.kind].next(now, court ? 'Place' : ''), vars);
	const until = dayCount(now.when) > 1 ? { day: sayDay(lang, lastDayOf(now.when)) } : undefined;
	const last = before.at(-1);
	return [
		planned,
		...sayStart(sittingsOf(now.when)[0]?.startsAt, lang),
		...(until ? [t('home.course.until', until)] : []),
		...(last ? [sayMoved(last, lang)] : [])
	];
}

/** How far a hearing of several days is, while it is not over: the day it is on, as far as we were told, and when it goes on. */
export function sayCourse({ state, now }: Listing, lang: Language, today: Day): string[] {
	const course = isAhead({ state }) ? courseOn(now.when, today) : undefined;
	if (!course || !now.when) return [];
	const t = words(lang);
	const { nth, of, next } = course;
	const sort = now.purpose === 'trial' ? 'trial' : 'other';
	const told = state === 'begun' ? (['on', 'day'] as const) : (['untold', 'untoldDay'] as const);
	const base = nth
		? t(`home.course.${sort}.${told[1]}`, { nth, of })
		: t(`home.course.${sort}.${told[0]}`, { of, day: sayDay(lang, now.when.on) });
	if (next)
		return [
			base,
			t('home.course.next', { day: sayDay(lang, next.on) }),
			...sayStart(next.startsAt, lang)
		];
	return nth && course.last === today ? [base, t('home.course.last')] : [base];
}

/** The hour at which it begins on a day, where that was told. */
export function sayStart(startsAt: Instant | undefined, lang: Language): string[] {
	if (startsAt === undefined) return [];
	return [words(lang)('home.when.starts', { time: sayTime(lang, startsAt) })];
}

/** The days of a hearing that sits on several, each with its hour; none for one of a single day. */
export function sayDays(when: HearingTime | undefined, lang: Language): string[] {
	const days = sittingsOf(when);
	if (days.length < 2) return [];
	return days.map(({ on, startsAt }) => {
		const day = sayDay(lang, on);
		if (startsAt === undefined) return day;
		return words(lang)('dates.dayAt', { day, time: sayTime(lang, startsAt) });
	});
}

type Details = Pick<Listing['changed'][number], 'what' | 'from'> & { readonly to: Hearing };
type SaidDetail = { readonly now: readonly string[]; readonly was: readonly string[] };

/** What was changed of a hearing beside its date: how it is now, and how it was before. */
export function sayDetails({ what, from, to }: Details, { lang, places }: Depth): SaidDetail[] {
	const t = words(lang);
	const [before, after] = [from, to].map(({ when }) => sittingsOf(when)[0]?.startsAt);
	const day = to.when ? sayDay(lang, to.when.on) : '';
	const last = to.when ? sayDay(lang, lastDayOf(to.when)) : '';
	const said: Record<Detail, () => SaidDetail> = {
		court: () => ({
			now: places && to.court ? [t('move.court', { court: to.court })] : [],
			was: places && from.court ? [t('dates.was.court', { court: from.court })] : []
		}),
		time: () => ({
			now: after === undefined ? [] : [t('move.time', { day, time: sayTime(lang, after) })],
			was: before === undefined ? [] : [t('dates.was.time', { time: sayTime(lang, before) })]
		}),
		days: () => ({ now: [t('move.until', { day: last })], was: [t('dates.was.days')] })
	};
	return detailOrder.filter((detail) => what.includes(detail)).map((detail) => said[detail]());
}

/** Everything that was changed of a hearing, the last first: her page keeps what stood there before. */
export function sayChanges({ state, before, changed, now }: Listing, depth: Depth): string[] {
	const { lang } = depth;
	const moved = before.filter(({ change }) => change !== 'corrected').map(({ when }) => when);
	const wrong = before.filter(({ change }) => change === 'corrected').toReversed();
	const was = changed.toReversed().flatMap(({ what: all, from }) => {
		// The hour at which it began is not said of what is over: nor is an earlier one.
		const what = all.filter((detail) => detail === 'court' || isAhead({ state }));
		return sayDetails({ what, from, to: now }, depth).flatMap((one) => one.was);
	});
	return [
		...sayEveryBefore(moved, lang),
		...wrong.map(({ when }) => sayWrong(when, lang)),
		...new Set(was)
	];
}

/** Of a date that cannot be read: the one we had, and whom to ask. */
export function sayHad(when: HearingTime | undefined, lang: Language): string[] {
	const t = words(lang);
	if (!when) return [t('home.when.hadNone')];
	const key = when.kind === 'week-of' ? 'home.when.hadWeek' : 'home.when.had';
	return [t(key, { day: sayDay(lang, when.on) })];
}

/** The date that we had told her wrongly. */
export function sayWrong(when: HearingTime, lang: Language): string {
	return words(lang)('dates.was.wrong', { day: sayDay(lang, when.on) });
}

// A week is no day: to name its Monday as the date before would be a date that never was.
function sayMoved({ when, change }: Listing['before'][number], lang: Language): string {
	if (change === 'corrected') return sayWrong(when, lang);
	if (when.kind === 'week-of') return sayBefore(when, lang);
	return words(lang)('home.when.moved', { day: sayDay(lang, when.on) });
}

/** The newest date she told us herself, while it has not passed and no court has told us one. */
export function sayOwnDate(events: readonly Event[], lang: Language, today: Day): string[] {
	const told = events.findLast(isOwnDate);
	const day = told && ownDateOf(told);
	return day && day >= today ? [words(lang)('home.when.given', { day: sayDay(lang, day) })] : [];
}

/** That the last date we know of has passed, and that nobody told us what happened on it or since. */
export function sayPassed(events: readonly Event[], depth: Depth, today: Day): string[] {
	const last = hearings(events).findLast(({ state }) => state !== 'off');
	const when = last?.now.when;
	if (!when || !isAhead(last) || lastDayOf(when) >= today) return [];
	const isHeard = ({ kind, on }: Event) => kindRow(kind).court === 'heard' && on > lastDayOf(when);
	if (events.some(isHeard)) return [];
	const key = last.state === 'begun' ? 'dates.over' : 'dates.passed';
	return [sayDate(last, depth, today), words(depth.lang)(key)];
}

/** When a hearing is planned, in one sentence. */
export function sayWhen(
	when: HearingTime | undefined,
	court: string | undefined,
	lang: Language
): string {
	const t = words(lang);
	if (!when)
		return court ? t('happened.listed.noDatePlace', { court }) : t('happened.listed.noDate');
	const sort = when.kind === 'week-of' ? 'week' : 'day';
	const day = sayDay(lang, when.on);
	return court
		? t(`happened.listed.${sort}Place`, { day, court })
		: t(`happened.listed.${sort}`, { day });
}

/** When a hearing is, as long as it is to come; then, or when it is off, its day alone: nothing past is called planned. */
export function sayDate(
	{ state, now: { when, court: at } }: Pick<Listing, 'state' | 'now'>,
	{ lang, places }: Depth,
	today: Day
): string {
	const court = places ? at : undefined;
	if (isAhead({ state }) && (!when || isToCome(when, today))) return sayWhen(when, court, lang);
	const t = words(lang);
	if (!when) return court ? t('home.course.place', { court }) : '';
	const day = sayDayOf(when, lang);
	return court ? t('dates.heldAt', { day, court }) : asSentence(day, lang);
}

/** A day or a week, as a piece of a sentence. */
export function sayDayOf({ kind, on }: HearingTime, lang: Language): string {
	const day = sayDay(lang, on);
	return kind === 'week-of' ? words(lang)('dates.week', { day }) : day;
}

function isToCome(when: HearingTime, today: Day): boolean {
	return (when.kind === 'week-of' ? lastDayOf(when) : when.on) >= today;
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
