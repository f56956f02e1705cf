/** The rules that protect her in whole sentences of one language: what holds, what holds no more, and since when. */
import type { Lost, Rules } from '#lib/domain/news/bail-rules.ts';
import type { Event } from '#lib/domain/event.ts';
import type { Guards } from '#lib/domain/news/orders.ts';
import {
	byPerson,
	inShort,
	shortOf,
	type InShort,
	type PersonGuards,
	type ShortState
} from '#lib/domain/news/rules-in-short.ts';
import type { NamesGiven } from '#lib/domain/case/names-given.ts';
import type { Whose } from '#lib/domain/case/whose.ts';
import { together } from '#lib/i18n/joining.ts';
import { givenName } from '#lib/i18n/case/given-name.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

export type SaidShort = { readonly state: ShortState | 'waits'; readonly text: string };

/** The rules of everybody in one sentence, or nothing where none were told of; `waits`: news she has not read may end them. */
export function sayInShort(
	guards: Guards,
	lang: Language,
	waits: boolean,
	names?: NamesGiven
): SaidShort | undefined {
	const short = inShort(guards);
	if (!short) return undefined;
	if (waits) return { state: 'waits', text: words(lang)('rules.waits') };
	const people = byPerson(guards);
	const all = people.map(ofPerson);
	const isSame = people.length > 1 && all.every(([, one]) => one?.state === short.state);
	if (isSame) return { state: short.state, text: textOf(short, lang) };
	const each = people.length > 1 ? all : [[people[0]?.whose, short] as const];
	const texts = each.flatMap(([whose, one]) =>
		one ? sayWhose(textOf(one, lang), nameOf(whose, lang, names), lang) : []
	);
	return { state: short.state, text: together(texts, lang) };
}

function ofPerson(guards: PersonGuards) {
	return [guards.whose ?? 'one-of-them', inShort(guards)] as const;
}

// The case has several people.
function sayWhose(text: string, name: string | undefined, lang: Language): string {
	return name === undefined ? text : words(lang)('rules.of', { name, text });
}

/** Which of several people: what she calls them, or a number. */
export function nameOf(
	whose: Whose | undefined,
	lang: Language,
	names?: NamesGiven
): string | undefined {
	const t = words(lang);
	if (whose === undefined) return undefined;
	if (whose === 'one-of-them') return t('rules.one');
	const name = givenName(whose, names);
	return name ?? t('rules.person', { nth: whose.nth, all: whose.of });
}

export type SaidRules = {
	/** Which of several people, or which order. */
	readonly name?: string;
	/** How it stands for this one. */
	readonly text: string;
	readonly state: ShortState;
	readonly kept: readonly string[];
	readonly lost: readonly string[];
	/** What stands above those. */
	readonly lostTitle: string;
	/** What else to know of it. */
	readonly notes?: readonly string[];
	readonly since: string;
	readonly source: string;
};

/** The rules of each person. */
export function sayRules(all: readonly Rules[], lang: Language, names?: NamesGiven): SaidRules[] {
	const t = words(lang);
	return all.map((rules) => {
		const short = shortOf(rules);
		const name = nameOf(rules.whose, lang, names) ?? (all.length > 1 ? t('rules.one') : undefined);
		return {
			...(name === undefined ? {} : { name }),
			text: textOf(short, lang),
			state: short.state,
			kept: keptIn(rules, lang),
			lost: sayLost(rules, lang),
			lostTitle: sayLostTitle(rules, lang),
			since: t('rules.since', { day: sayDay(lang, rules.since, 'plain') }),
			source: sayEntry({ event: rules.told, before: [] }, { lang, places: true }).source
		};
	});
}

/** What she was told of before and can no longer rely on. */
export function sayLost({ lost }: Pick<Rules, 'lost'>, lang: Language): string[] {
	return lost.map(({ protection, holds, since }) =>
		words(lang)(`rules.lost.${holds}.${protection}`, { day: sayDay(lang, since, 'plain') })
	);
}

/** What stands above what was lost: only what ended for sure, or never was, surely protects her no longer. */
export function sayLostTitle({ lost }: { readonly lost: readonly Lost[] }, lang: Language): string {
	const isSure = lost.every(({ holds }) => holds === 'no' || holds === 'never');
	return words(lang)(isSure ? 'rules.lost.sure' : 'rules.lost.title');
}

/** What she can no longer rely on since an event. */
export function sayLostBy({ rules, orders }: Guards, event: Event, lang: Language): string[] {
	const changed = [...rules, ...orders].filter(({ told }) => told === event);
	return changed.flatMap((one) => sayLost(one, lang));
}

function keptIn({ state, protections }: Rules, lang: Language): string[] {
	const t = words(lang);
	if (state === 'rules' && protections.length === 0) return [t('rules.which')];
	return protections.map((one) => t(`rules.kept.${one}`));
}

function textOf({ state, on }: InShort, lang: Language): string {
	return words(lang)(`rules.short.${state}`, { day: sayDay(lang, on, 'plain') });
}
