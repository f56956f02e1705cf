/** What happened in a case, in whole sentences of one language. */
import type { Day, Event, EventData, EventKind, EventOf } from '#lib/domain/event.ts';
import type { Entry } from '#lib/domain/case/timeline.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { groupOf } from '#lib/domain/case/trial-reason.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { sayEveryBefore, sayWhen, type Depth } from './hearing-words.ts';
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
		kind: event.kind,
		...replacedIn(entry, depth)
	};
}

function replacedIn({ corrects, earlier = [] }: Entry, depth: Depth): Pick<SaidEntry, 'replaced'> {
	if (!corrects) return {};
	const items = [corrects, ...earlier].map((event) => {
		const { title, details } = newsOf({ event, before: [] }, depth);
		const day = sayDay(depth.lang, event.on, 'plain');
		return [`${title}.`, ...details.filter(Boolean), `(${day})`].join(' ');
	});
	return { replaced: { label: words(depth.lang)('happened.said'), items } };
}

/** What such a thing is called, whatever day it was. */
export function sayWhat({ kind, data }: Pick<Event, 'kind' | 'data'>, lang: Language): string {
	return newsOf({ event: { kind, data } as Event, before: [] }, { lang, places: false }).title;
}

type News = { readonly title: string; readonly details: readonly string[] };

function newsOf(entry: Entry, { lang, places }: Depth): News {
	const { event } = entry;
	const t = words(lang);
	switch (event.kind) {
		case 'hearing-listed':
			return listingOf(event, entry, { lang, places });
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
		case 'court-bail-decided':
		case 'suspect-on-bail':
		case 'police-bail-changed':
			return protectedBy(pair(lang, nameOf(event)), event.data.protections, lang);
		case 'update-plan-agreed':
			return agreedPlan(lang, event.data.everyWeeks);
		case 'date-given':
			return givenDate(lang, event.data.on);
		case 'date-moved':
			return movedDate(lang, event.data.to);
		case 'closed-without-charge':
		case 'out-of-court':
		case 'hearing-cancelled':
		case 'trial-went-ahead':
		case 'plea-entered':
		case 'verdict-given':
		case 'special-measures-decided':
		case 'appeal-lodged':
		case 'appeal-decided':
		case 'complaint-received':
		case 'told-answered':
			return pair(lang, nameOf(event));
		default:
			// What carries more than its day is said above, each kind by name.
			return pair(lang, nameOf(event satisfies Bare));
	}
}

/** The kinds that carry nothing beside their day, and her being told, which is said where its duty stands. */
type Bare =
	| { [K in EventKind]: keyof EventData[K] extends never ? EventOf<K> : never }[EventKind]
	| EventOf<'victim-told'>;

type Plain = Exclude<
	Event,
	EventOf<
		| 'hearing-listed'
		| 'hearing-held'
		| 'trial-vacated'
		| 'trial-ineffective'
		| 'trial-cracked'
		| 'sentenced'
	>
>;

/** Under which name its words stand: some kinds have words for each thing they may carry. */
function nameOf(event: Plain): Titled<Key> {
	switch (event.kind) {
		case 'closed-without-charge':
			return `happened.${event.kind}.${event.data.by}`;
		case 'plea-entered':
			return `happened.${event.kind}.${event.data.plea}`;
		case 'verdict-given':
			return `happened.${event.kind}.${event.data.verdict}`;
		case 'suspect-on-bail':
		case 'police-bail-changed':
			return `happened.${event.kind}.${event.data.protections.length > 0 ? 'rules' : 'not-told'}`;
		case 'court-bail-decided':
			return `happened.${event.kind}.${event.data.bail}`;
		case 'out-of-court':
			return `happened.${event.kind}.${event.data.outcome}`;
		case 'special-measures-decided':
			return `happened.${event.kind}.${event.data.granted ? 'granted' : 'refused'}`;
		case 'appeal-lodged':
			return `happened.${event.kind}.${event.data.about}`;
		case 'appeal-decided':
			return `happened.${event.kind}.${event.data.result}`;
		case 'told-answered':
			return `happened.${event.kind}.${event.data.answer}`;
		default:
			return `happened.${event.kind}`;
	}
}

function listingOf(
	{ data }: EventOf<'hearing-listed'>,
	{ before, reason }: Entry,
	{ lang, places }: Depth
): News {
	const t = words(lang);
	const isMoved = before.length > 0;
	const title = t(`happened.listed.${data.purpose}.${isMoved ? 'moved' : 'set'}`);
	const planned = sayWhen(data.when, places ? data.court : undefined, lang);
	// Of a trial it is always said why it was moved, or that nobody told us.
	const why = reason ?? (isMoved && data.purpose === 'trial' ? 'not-told' : undefined);
	return {
		title,
		details: [planned, ...sayEveryBefore(before, lang), ...(why ? [t(`reason.${why}`)] : [])]
	};
}

function agreedPlan(lang: Language, everyWeeks: number): News {
	const t = words(lang);
	const details = [t('happened.update-plan-agreed.detail', { count: everyWeeks })];
	return { title: t('happened.update-plan-agreed.title'), details };
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
