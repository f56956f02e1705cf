/** What was worked out of a case, in whole sentences of one language. */
import type { Deadline } from '#lib/domain/deadline.ts';
import type { Day, Event, EventOf, HearingTime } from '#lib/domain/event.ts';
import type { Listing } from '#lib/domain/hearing.ts';
import type { Entry } from '#lib/domain/timeline.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { groupOf } from '#lib/domain/trial-reason.ts';
import { sayDay, sayTime } from './dates.ts';
import type { Language } from './languages.ts';
import { words, type Key } from './words.ts';

/** How much may be said: places, and who told it, only where the page is hers alone. */
export type Depth = { readonly lang: Language; readonly places: boolean };

/** When the next hearing is, in a sentence or two. */
export function sayNext({ now, before }: Listing, { lang, places }: Depth): string[] {
	const t = words(lang);
	if (!now.when) return [];
	const vars = {
		day: sayDay(lang, now.when.on),
		...(places && now.court ? { court: now.court } : {})
	};
	const sort = now.purpose === 'trial' || now.purpose === 'sentence' ? now.purpose : 'day';
	const planned = t(whenKey(now.when.kind === 'week-of' ? 'week' : sort, 'court' in vars), vars);
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
	const told = events.findLast(({ kind }) => kind === 'date-given' || kind === 'date-moved');
	const day =
		told?.kind === 'date-given'
			? told.data.on
			: told?.kind === 'date-moved'
				? told.data.to
				: undefined;
	return day && day >= today ? [words(lang)('home.when.given', { day: sayDay(lang, day) })] : [];
}

function whenKey(sort: 'day' | 'trial' | 'sentence' | 'week', place: boolean): Key {
	return place ? `home.when.${sort}Place` : `home.when.${sort}`;
}

export type SaidEntry = {
	readonly on: string;
	readonly datetime: string;
	readonly title: string;
	readonly detail: string;
	readonly source: string;
	readonly kind: string;
};

/** One entry of the timeline. */
export function sayEntry(entry: Entry, depth: Depth): SaidEntry {
	const { event } = entry;
	const t = words(depth.lang);
	const { title, details } = newsOf(entry, depth);
	const heard = sayDay(depth.lang, dayOf(event.heardAt), 'plain');
	const source =
		event.toldBy === 'victim'
			? t('happened.you', { day: heard })
			: event.source && depth.places
				? t('happened.heard', { source: event.source, day: heard })
				: t('happened.heardOnly', { day: heard });
	const corrected = entry.corrects ? [t('happened.corrected')] : [];
	return {
		on: sayDay(depth.lang, event.on),
		datetime: event.on,
		title,
		detail: [...details, ...corrected].filter(Boolean).join(' '),
		source,
		kind: event.kind
	};
}

type News = { readonly title: string; readonly details: readonly string[] };

function newsOf(entry: Entry, { lang, places }: Depth): News {
	const { event } = entry;
	const t = words(lang);
	switch (event.kind) {
		case 'hearing-listed':
			return listingOf(event, entry.before, { lang, places });
		case 'hearing-held':
			return { title: t(`happened.held.${event.data.purpose}`), details: [] };
		case 'trial-vacated':
		case 'trial-ineffective':
		case 'trial-cracked':
			return {
				title: t(`happened.${event.kind}.title`),
				details: [t(`reason.${groupOf(event.data.reason)}`)]
			};
		case 'sentenced':
			return {
				title: t(`happened.sentenced.${event.data.sentence}`),
				details: [t('happened.sentenced.ask')]
			};
		case 'closed-without-charge':
			return pair(lang, `happened.closed-without-charge.${event.data.by}`);
		case 'plea-entered':
			return pair(lang, `happened.plea-entered.${event.data.plea}`);
		case 'verdict-given':
			return pair(lang, `happened.verdict-given.${event.data.verdict}`);
		case 'court-bail-decided': {
			const news = pair(lang, `happened.court-bail-decided.${event.data.bail}`);
			return protectedBy(news, event.data.protections, lang);
		}
		case 'suspect-on-bail':
		case 'police-bail-changed':
			return protectedBy(pair(lang, `happened.${event.kind}`), event.data.protections, lang);
		case 'date-given':
			return givenDate(lang, event.data.on);
		case 'date-moved':
			return movedDate(lang, event.data.to);
		default:
			return pair(lang, `happened.${event.kind}`);
	}
}

function listingOf(
	{ data }: EventOf<'hearing-listed'>,
	before: Entry['before'],
	{ lang, places }: Depth
): News {
	const last = before.at(-1);
	const title = words(lang)(`happened.listed.${data.purpose}.${last ? 'moved' : 'set'}`);
	const planned = sayWhen(data.when, places ? data.court : undefined, lang);
	return { title, details: [planned, ...(last ? [sayBefore(last, lang)] : [])] };
}

function givenDate(lang: Language, on: Day): News {
	const t = words(lang);
	const details = [t('happened.date-given.detail', { day: sayDay(lang, on) })];
	return { title: t('happened.date-given.title'), details };
}

function movedDate(lang: Language, to: Day | undefined): News {
	const t = words(lang);
	const details = to ? [t('happened.listed.day', { day: sayDay(lang, to) })] : [];
	return { title: t('happened.date-moved.title'), details };
}

type Titled<K> = K extends `${infer Base}.title`
	? Base extends `happened.${string}`
		? Base
		: never
	: never;

function pair(lang: Language, base: Titled<Key>): News {
	const t = words(lang);
	return { title: t(`${base}.title` as Key), details: [t(`${base}.detail` as Key)] };
}

// Where we know a rule that protects her we say it; otherwise whom to ask stands there.
function protectedBy(
	news: News,
	protections: readonly ('no-contact' | 'keep-away-from-place')[],
	lang: Language
): News {
	if (protections.length === 0) return news;
	return { ...news, details: protections.map((one) => words(lang)(`happened.protections.${one}`)) };
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

function sayBefore(when: HearingTime, lang: Language): string {
	const day = sayDay(lang, when.on);
	return when.kind === 'week-of'
		? words(lang)('happened.listed.beforeWeek', { day })
		: words(lang)('happened.listed.before', { day });
}

export type SaidDeadline = {
	readonly id: string;
	readonly state: Deadline['state'];
	readonly title: string;
	readonly lateTitle: string;
	readonly sentences: readonly string[];
	readonly law: string;
};

/** One row of the clock. */
export function sayDeadline(deadline: Deadline, lang: Language): SaidDeadline {
	const t = words(lang);
	const { duty, owedBy, state, dueOn, metOn, soonerOn, upstreamOn, workingDaysLate } = deadline;
	const row = t(`clock.row.${duty.id}` as Key);
	const open = state === 'due' || state === 'passed' || state === 'overdue';
	const day = (one: string | undefined) => (one ? sayDay(lang, one) : '');
	return {
		id: duty.id,
		state,
		title: row,
		lateTitle: t(`clock.lateTitle.${owedBy === 'victim' ? 'police' : owedBy}`, { row }),
		sentences: [
			said(deadline, { day: day(dueOn), met: day(metOn), who: t(`clock.who.${owedBy}`) }, lang),
			...(state === 'overdue' && workingDaysLate > 0
				? [t('clock.ago', { count: workingDaysLate })]
				: []),
			...(open && soonerOn ? [t('clock.sooner', { day: day(soonerOn) })] : []),
			...(state === 'due' && upstreamOn ? [t('clock.upstream', { day: day(upstreamOn) })] : []),
			...(state === 'passed' ? [t('clock.told')] : [])
		],
		law: t('clock.law', { right: duty.right })
	};
}

function said(
	{ duty, owedBy, state }: Deadline,
	vars: { day: string; met: string; who: string },
	lang: Language
): string {
	const t = words(lang);
	if (state === 'ask') return t('clock.askWho', { who: vars.who });
	if (
		duty.sort === 'tell' &&
		(owedBy === 'police' || owedBy === 'cps' || owedBy === 'witness-care')
	)
		return t(`clock.tell.${state}.${owedBy}`, vars);
	return t(`clock.do.${state}`, vars);
}
