/** Where a person is and what they must not do, in whole sentences of one language, as it was told. */
import type { NamesGiven } from '#lib/domain/case/names-given.ts';
import type { SafeToday, Unknown } from '#lib/domain/news/safe-today.ts';
import { isSentence } from '#lib/domain/news/weight.ts';
import { asSentence, together } from '#lib/i18n/joining.ts';
import { sayEntry, type SaidEntry } from '#lib/i18n/case/case-words.ts';
import { sayReach } from '#lib/i18n/clock/ask-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { sayGuards } from './order-words.ts';
import { nameOf, sayInShort, sayRules, type SaidRules } from './rules-words.ts';

export type SaidSafe = {
	/** Which of several people. */
	readonly name?: string | undefined;
	/** Where the person is, as it was told. */
	readonly title: string;
	readonly lead?: string | undefined;
	/** Since when, who said so, and when we heard. */
	readonly source?: string | undefined;
	readonly is: SafeToday['is'];
	readonly must: readonly string[];
	readonly lost: readonly string[];
	/** What stands above those. */
	readonly lostTitle: string;
	readonly orders: readonly SaidRules[];
	/** That a rule was broken. */
	readonly broken?: Pick<SaidEntry, 'title' | 'source'> | undefined;
};

/** The answer for one person. */
export function saySafe(one: SafeToday, lang: Language, names?: NamesGiven): SaidSafe {
	const [rules] = sayRules(one.rules, lang);
	return {
		name: nameOf(one.whose, lang, names),
		...answerOf(one, lang),
		is: one.is,
		must: rules?.kept ?? [],
		lost: rules?.lost ?? [],
		lostTitle: rules?.lostTitle ?? '',
		orders: sayGuards({ rules: [], orders: one.orders.map(nameless) }, lang),
		broken: one.broken && sayEntry({ event: one.broken, before: [] }, { lang, places: true })
	};
}

function answerOf(
	{ is, by, rules, orders }: SafeToday,
	lang: Language
): Pick<SaidSafe, 'title' | 'lead' | 'source'> {
	const t = words(lang);
	// On licence is only who was sentenced.
	const isOfOffender = rules.some(({ state }) => state === 'licence');
	const fact =
		by &&
		sayEntry(
			{ event: by.event, before: [], isOfOffender, wasHeld: by.wasHeld === true },
			{ lang, places: true }
		);
	const day = by && sayDay(lang, by.since ?? by.event.on, 'plain');
	const since = day && t(by.since ? 'rules.since' : 'rules.on', { day });
	const source = since && together([since, fact?.source], lang);
	const what = fact && asSentence(fact.title, lang);
	const alone = { rules: rules.map(nameless), orders: orders.map(nameless) };
	const short = sayInShort(alone, lang, false)?.text ?? t('rules.nothing');
	if (is === 'told') {
		const lead = by && isSentence(by.event) ? fact?.detail : undefined;
		return { title: what ?? short, lead, source };
	}
	if (is === 'not-told') return { title: t('rules.nothing'), lead: what, source };
	if (is === 'may' || is === 'free') return { title: short, lead: what, source };
	return { title: short, source };
}

// The name of the person stands above all that is theirs.
function nameless<One extends { readonly whose?: unknown }>(one: One): Omit<One, 'whose'> {
	const { whose: _, ...rest } = one;
	return rest;
}

/** What nobody told us of any of them, each thing once. */
export function sayUnknown(all: readonly SafeToday[], lang: Language): string[] {
	const unknown = new Set<Unknown>(all.flatMap((one) => one.unknown));
	return [...unknown].map((one) => words(lang)(`rules.unknown.${one}`));
}

/** Who would know, and how they are reached. */
export function sayKnows(all: readonly Pick<SafeToday, 'knows'>[], lang: Language): string[] {
	const t = words(lang);
	return [...new Set(all.map(({ knows }) => knows))].map((who) =>
		together([t('clock.askWho', { who: t(`clock.who.${who}`) }), sayReach('ask', who, lang)], lang)
	);
}
