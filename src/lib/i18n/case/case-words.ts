/** What happened in a case, in whole sentences of one language. */
import type { Event, EventData, EventKind, EventOf } from '#lib/domain/event.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import { detailOrder, type ListingEvent } from '#lib/domain/case/hearing-state.ts';
import { takesBack } from '#lib/domain/event-kinds.ts';
import type { Entry } from '#lib/domain/case/timeline.ts';
import type { Whose } from '#lib/domain/case/whose.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { groupOf } from '#lib/domain/case/trial-reason.ts';
import { isTorn } from '#lib/domain/news/torn-bail.ts';
import { asSentence, asTitle, together, withAside } from '#lib/i18n/joining.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import {
	listings,
	sayDetails,
	sayEveryBefore,
	sayHad,
	sayWhen,
	type Depth
} from './hearing-words.ts';
import { givenName } from './given-name.ts';
import { isForLife, sayLasting, sayTerm } from './sentence-words.ts';
import { sayMoney } from '#lib/i18n/amounts.ts';
import { marksOf } from '#lib/i18n/language-rows.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key } from '#lib/i18n/words.ts';

export type SaidEntry = {
	readonly on: string;
	readonly datetime: string;
	readonly title: string;
	readonly detail: string;
	readonly source: string;
	readonly kind: string;
	/** Of a correction: what we said before, newest first, under a line that says so. */
	readonly replaced?: { readonly label: string; readonly items: readonly string[] };
};

/** Who told us of it, and the day we heard it. */
export function sayHeard(event: Event, { lang, places }: Depth): string {
	const t = words(lang);
	const day = sayDay(lang, dayOf(event.heardAt), 'plain');
	if (event.toldBy === 'victim') return t('happened.you', { day });
	if (!event.source || !places) return t('happened.heardOnly', { day });
	return t('happened.heard', { source: sayTeller(event, lang), day });
}

/** One entry of the timeline. */
export function sayEntry(entry: Entry, depth: Depth): SaidEntry {
	const { event } = entry;
	const t = words(depth.lang);
	const { title: its, details } = newsOf(entry, depth);
	const title = entry.isOfOffender ? asTitle(t('stage.released.line'), depth.lang) : its;
	const corrected = entry.corrects && !takesBack(event) ? [t('happened.corrected')] : [];
	return {
		on: sayDay(depth.lang, event.on),
		datetime: event.on,
		title: sayOf(title, entry.whose, depth),
		detail: together([...details, ...corrected], depth.lang),
		source: sayHeard(event, depth),
		kind: event.kind,
		...replacedIn(entry, depth)
	};
}

/** Who told of something: the office by its own name, which is English, and in another language first what it is. */
export function sayTeller(
	{ toldBy, source = '' }: Pick<Event, 'toldBy' | 'source'>,
	lang: Language
): string {
	if (lang === 'en' || toldBy === 'victim') return source;
	const [kind = ''] = words(lang)(`clock.who.${toldBy}`).split(marksOf(lang).aside[0]);
	return withAside(kind, source, lang);
}

function replacedIn(
	{ event: now, whose, corrects, earlier = [] }: Entry,
	depth: Depth
): Pick<SaidEntry, 'replaced'> {
	if (!corrects) return {};
	const items = [corrects, ...earlier].map((event) => {
		const { title, details } = newsOf({ event, before: [] }, depth);
		const day = sayDay(depth.lang, event.on, 'plain');
		const of = event.defendant === now.defendant ? whose : undefined;
		const said = [asSentence(sayOf(title, of, depth), depth.lang), ...details];
		return withAside(together(said, depth.lang), day, depth.lang);
	});
	return { replaced: { label: words(depth.lang)('happened.said'), items } };
}

/** What happened, and with several people to which of them. */
export function sayOf(
	title: string,
	whose: Whose | undefined,
	{ lang, names }: Pick<Depth, 'lang' | 'names'>
): string {
	if (whose === undefined) return title;
	const t = words(lang);
	if (whose === 'one-of-them') return t('happened.whose.one', { title });
	const name = givenName(whose, names);
	if (name !== undefined) return t('happened.whose.named', { title, name });
	return t('happened.whose.person', { title, nth: whose.nth, all: whose.of });
}

/** What such a thing is called, whatever day it was. */
export function sayWhat({ kind, data }: Pick<Event, 'kind' | 'data'>, lang: Language): string {
	return newsOf({ event: { kind, data } as Event, before: [] }, { lang, places: false }).title;
}

type News = { readonly title: string; readonly details: readonly string[] };

function newsOf(entry: Entry, depth: Depth): News {
	const { event } = entry;
	if (isListing(event)) return listingOf(event, entry, depth);
	if (entry.wasHeld) return pair(depth.lang, 'happened.court-bail-decided.other');
	const say = said[event.kind as Carrying] as ((event: Event, lang: Language) => News) | undefined;
	if (say) return say(event, depth.lang);
	const kind = event.kind as Bare;
	return pair(depth.lang, `happened.${kind}`);
}

/** The kinds that carry nothing beside their day, and her being told, which is said where its duty stands. */
type Bare =
	| { [K in EventKind]: keyof EventData[K] extends never ? K : never }[EventKind]
	| 'victim-told';
type Carrying = Exclude<EventKind, Bare | ListingEvent['kind']>;

/** What is said of each kind that carries more than its day. */
const said: {
	readonly [K in Carrying]: (event: EventOf<K>, lang: Language) => News;
} = {
	'suspect-on-bail': policeBail,
	'police-bail-changed': policeBail,
	// Beside a suspect who is named there may be another, of whom nothing is decided.
	'closed-without-charge': ({ kind, data, defendant }, lang) =>
		pair(lang, `happened.${kind}.${defendant ? 'suspect.' : ''}${data.by}`),
	'out-of-court': ({ kind, data }, lang) => pair(lang, `happened.${kind}.${data.outcome}`),
	'update-plan-agreed': ({ kind, data }, lang) => ({
		title: words(lang)(`happened.${kind}.title`),
		details: [words(lang)(`happened.${kind}.detail`, { count: data.everyWeeks })]
	}),
	// The contact itself stands where she writes to them, and not in a list that is read over her shoulder.
	'contact-given': ({ kind }, lang) => pair(lang, `happened.${kind}`),
	'hearing-cancelled': ({ kind }, lang) => pair(lang, `happened.${kind}`),
	'trial-vacated': ofTrial,
	'trial-ineffective': ofTrial,
	'trial-cracked': ofTrial,
	'trial-went-ahead': ({ kind }, lang) => pair(lang, `happened.${kind}`),
	'jury-discharged': ({ kind }, lang) => pair(lang, `happened.${kind}`),
	'hearing-adjourned': ({ kind, data }, lang) => ({
		title: words(lang)(`happened.${kind}.title`),
		details: [words(lang)(`reason.${data.reason ?? 'not-told'}`)]
	}),
	'hearing-held': ({ data }, lang) => ({
		title: words(lang)(`happened.held.${data.purpose}`),
		details: []
	}),
	'plea-entered': ({ kind, data }, lang) => pair(lang, `happened.${kind}.${data.plea}`),
	'verdict-given': ({ kind, data }, lang) => pair(lang, `happened.${kind}.${data.verdict}`),
	'one-charge': ({ kind, data: { became, others } }, lang) => {
		const t = words(lang);
		const detail = became === 'added' ? 'added' : others;
		return {
			title: t(`happened.${kind}.${became}`),
			details: [t(`happened.${kind}.others.${detail}`)]
		};
	},
	sentenced: ({ data }, lang) => ({
		title: words(lang)(`happened.sentenced.${isForLife(data) ? 'life' : data.sentence}`),
		details: [...sayTerm(data, lang), words(lang)('happened.sentenced.ask')]
	}),
	application: ({ kind, data: { about, outcome } }, lang) => {
		const t = words(lang);
		const detail = about === 'special-measures' ? about : outcome;
		const what = t(`happened.${kind}.what.${about}`);
		return {
			title: t(`happened.${kind}.${outcome}`, { what }),
			details: [t(`happened.${kind}.detail.${detail}`)]
		};
	},
	'court-bail-decided': ({ kind, data }, lang) => {
		const news = pair(lang, `happened.${kind}.${data.bail}`);
		// Let go is let go; whether with that rule or with none is to be asked.
		if (isTorn(data)) return { ...news, details: pair(lang, `happened.${kind}.other`).details };
		const said = protectedBy(news, data.protections, lang);
		// That nobody said whether the person is out stands beside the rules, not in their place.
		const isOpen = data.bail === 'conditional-bail-later' && said !== news;
		return isOpen ? { ...said, details: [...news.details, ...said.details] } : said;
	},
	'protective-order': sayOrder,
	'compensation-ordered': ({ kind, data }, lang) => {
		const t = words(lang);
		const known = data.pence
			? [t(`happened.${kind}.known`, { money: sayMoney(lang, data.pence) })]
			: [];
		return {
			title: t(`happened.${kind}.title`),
			details: [...known, t(`happened.${kind}.detail`)]
		};
	},
	'special-measures-decided': ({ kind, data }, lang) =>
		pair(lang, `happened.${kind}.${data.granted ? 'granted' : 'refused'}`),
	'appeal-lodged': ({ kind, data }, lang) => pair(lang, `happened.${kind}.${data.about}`),
	'appeal-decided': ({ kind, data }, lang) => pair(lang, `happened.${kind}.${data.result}`),
	'complaint-received': ({ kind }, lang) => pair(lang, `happened.${kind}`),
	'date-given': ({ kind, data }, lang) => ({
		title: words(lang)(`happened.${kind}.title`),
		details: [words(lang)(`happened.${kind}.detail`, { day: sayDay(lang, data.on) })]
	}),
	'date-moved': ({ kind, data: { to } }, lang) => ({
		title: words(lang)(`happened.${kind}.title`),
		details: to ? [words(lang)('happened.listed.day', { day: sayDay(lang, to) })] : []
	}),
	'told-answered': ({ kind, data }, lang) => pair(lang, `happened.${kind}.${data.answer}`)
};

function policeBail(
	{ kind, data }: EventOf<'suspect-on-bail'> | EventOf<'police-bail-changed'>,
	lang: Language
): News {
	const known = data.protections.length > 0 ? 'rules' : 'not-told';
	const news = pair(lang, `happened.${kind}.${known}`);
	// Before a charge nobody but the police knows.
	return protectedBy(news, data.protections, lang, 'protections-police');
}

function sayOrder({ kind, data }: EventOf<'protective-order'>, lang: Language): News {
	const t = words(lang);
	const { order, change, lasting } = data;
	const title = t(`happened.${kind}.${change}.title`, {
		order: t(`happened.${kind}.name.${order}`)
	});
	const rules = data.protections.map((one) => t(`happened.protections.${one}`));
	const until = lasting && change !== 'ended' ? [sayLasting(lasting, lang)] : [];
	return { title, details: [t(`happened.${kind}.${change}.detail`), ...until, ...rules] };
}

function ofTrial(
	{ kind, data }: EventOf<'trial-vacated' | 'trial-ineffective' | 'trial-cracked'>,
	lang: Language
): News {
	const t = words(lang);
	return { title: t(`happened.${kind}.title`), details: [t(`reason.${groupOf(data.reason)}`)] };
}

function listingOf(event: ListingEvent, entry: Entry, depth: Depth): News {
	const { data } = event;
	const { before, reason, changed } = entry;
	const { lang, places } = depth;
	const t = words(lang);
	if (data.dateUnread && !data.when) {
		const title = asTitle(t('home.when.unread'), lang);
		return { title, details: sayHad(entry.had, lang) };
	}
	const isMoved = before.length > 0;
	const planned = sayWhen(data.when, places ? data.court : undefined, lang);
	const parts = changed ? sayDetails(changed, depth) : [];
	const also = parts.flatMap(({ now, was }) => [...now, ...was]);
	const first = changed && detailOrder.find((detail) => changed.what.includes(detail));
	if (first && !isMoved) {
		const title = t(`move.title.${first}.${data.purpose === 'trial' ? 'trial' : 'other'}`);
		return { title: asTitle(title, lang), details: [planned, ...also] };
	}
	// Of a trial it is always said why it was moved, or that nobody told us.
	const why = reason ?? (isMoved && data.purpose === 'trial' ? 'not-told' : undefined);
	return {
		title: t(listings[event.kind].title(data, isMoved ? 'moved' : 'set')),
		details: [
			planned,
			...sayEveryBefore(before, lang),
			...also,
			...(why ? [t(`reason.${why}`)] : [])
		]
	};
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
	lang: Language,
	who: 'protections' | 'protections-police' = 'protections'
): News {
	if (protections.length === 0) return news;
	const details = protections.length > 1 ? (['no-contact', 'also-place'] as const) : protections;
	return { ...news, details: details.map((one) => words(lang)(`happened.${who}.${one}`)) };
}
