/** What she can still do and until when, in whole sentences of one language. */
import type { OwnDate } from '#lib/domain/clock/own-date.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key } from '#lib/i18n/words.ts';

export type SaidOwnDate = {
	readonly id: string;
	readonly state: OwnDate['state'];
	/** What it is. */
	readonly title: string;
	/** Until when, first; then what to know. */
	readonly sentences: readonly string[];
	/** Whom to ask. */
	readonly contact: string;
	/** The number of the right whose page says more. */
	readonly right: number;
	/** The day for her calendar: its name in an address, and what to press; nothing where no day is to come. */
	readonly add?: { readonly key: string; readonly text: string };
};

/** One thing she can still do. */
export function sayOwnDate(own: OwnDate, lang: Language): SaidOwnDate {
	const t = words(lang);
	const { rule, state, doubt, remindOn } = own;
	const name = `own.rule.${rule.id}` as const;
	return {
		id: rule.id,
		state,
		title: t(`${name}.title`),
		sentences: [
			...daySentences(own, lang),
			...(doubt ? [t(`${name}.${doubt}` as Key)] : []),
			t(`${name}.note`),
			...(rule.id === 'compensation' && rule.best ? [t('own.rule.compensation.under-18')] : []),
			...(rule.mayBeLonger ? [t('own.rule.low-sentence.longer')] : [])
		],
		contact: t(`own.contact.${rule.contact}`),
		right: rule.right,
		...(remindOn
			? { add: { key: own.key, text: t('own.add', { day: sayDay(lang, remindOn) }) } }
			: {})
	};
}

function daySentences(own: OwnDate, lang: Language): string[] {
	switch (own.rule.id) {
		case 'statement':
			return statementSentences(own, lang);
		case 'compensation':
		case 'low-sentence':
			return softSentences(own, own.rule.id, lang);
		default:
			return [...usualSentences(own, lang), ...countedSentences(own, lang)];
	}
}

function usualSentences({ state, best, until }: OwnDate, lang: Language): string[] {
	const t = words(lang);
	const day = best ? sayDay(lang, best) : '';
	const last = until ? sayDay(lang, until) : '';
	switch (state) {
		case 'open':
			return [t('own.best', { day }), ...(until ? [t('own.until', { day: last })] : [])];
		case 'second':
			return [t('own.second', { best: day, day: last })];
		case 'passed':
			return [t('own.passed', { day })];
		case 'now':
		case 'any-time':
			return [];
	}
}

function countedSentences({ rule, best, countedFrom }: OwnDate, lang: Language): string[] {
	if (!best || rule.countsFrom === 'event') return [];
	return [words(lang)(`own.${countedFrom.as}`, { day: sayDay(lang, countedFrom.on) })];
}

// Here the day is not hers to ask by: it is not sure, or the office's own. The sentence around it says so.
function softSentences(
	{ state, best }: OwnDate,
	id: 'compensation' | 'low-sentence',
	lang: Language
): string[] {
	// Without a day it is hers by her age.
	if (!best) return id === 'compensation' ? [words(lang)('own.rule.compensation.young')] : [];
	const key = `own.rule.${id}.${state === 'open' ? 'open' : 'passed'}` as const;
	return [words(lang)(key, { day: sayDay(lang, best) })];
}

function statementSentences({ sentence, before }: OwnDate, lang: Language): string[] {
	const t = words(lang);
	const anyTime = t('own.rule.statement.any-time');
	const pressing = {
		one: [t('own.rule.statement.now')],
		some: [t('sum.line.waiting-for-sentence'), anyTime]
	};
	const first = sentence ? pressing[sentence] : [];
	if (!before) return sentence ? first : [anyTime];
	const key = before.kind === 'week-of' ? 'beforeWeek' : 'before';
	return [t(`own.rule.statement.${key}`, { day: sayDay(lang, before.on) }), ...first];
}
