/** The orders of courts beside a sentence, in whole sentences of one language. */
import type { NamesGiven } from '#lib/domain/case/names-given.ts';
import type { Guards, Order } from '#lib/domain/news/orders.ts';
import { shortOfOrder } from '#lib/domain/news/rules-in-short.ts';
import { together } from '#lib/i18n/joining.ts';
import { sayLength } from '#lib/i18n/amounts.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { nameOf, sayLost, sayLostTitle, sayRules, type SaidRules } from './rules-words.ts';

/** Orders and rules of everybody: the orders first, and beside the order of a person no rules of which nothing is left to say. */
export function sayGuards(
	{ rules, orders }: Guards,
	lang: Language,
	names?: NamesGiven
): SaidRules[] {
	const said = sayRules(rules, lang, names);
	if (orders.length === 0) return said;
	const isOfOrder = (nth: number) =>
		orders.some(({ whose }) => JSON.stringify(whose) === JSON.stringify(rules[nth]?.whose));
	const telling = said.filter(
		({ kept, lost }, nth) => kept.length + lost.length > 0 || !isOfOrder(nth)
	);
	return [...sayOrders(orders, lang, names), ...telling];
}

/** Each order: which it is, how it stands and until when, and what of it protects her. */
function sayOrders(
	orders: readonly Order[],
	lang: Language,
	names: NamesGiven | undefined
): SaidRules[] {
	const t = words(lang);
	return orders.map((order) => {
		const who = nameOf(order.whose, lang, names);
		const name = t(`rules.order.name.${order.order}`);
		return {
			name: who === undefined ? name : t('rules.of', { name: who, text: name }),
			text: together(sentencesOf(order, lang), lang),
			notes: notesOf(order, lang),
			state: shortOfOrder(order).state,
			kept: keptIn(order, lang),
			// What it says of itself is all there is to say.
			lost: order.state === 'not-ended' ? [] : sayLost(order, lang),
			lostTitle: sayLostTitle(order, lang),
			since: t('rules.since', { day: sayDay(lang, order.since, 'plain') }),
			source: sayEntry({ event: order.told, before: [] }, { lang, places: true }).source
		};
	});
}

function sentencesOf(order: Order, lang: Language): string[] {
	const day = sayDay(lang, order.changedOn ?? order.since, 'plain');
	return [words(lang)(`rules.order.${order.state}`, { day }), ...lastingIn(order, lang)];
}

function notesOf({ state, changedOn }: Order, lang: Language): string[] {
	const t = words(lang);
	if (state !== 'holds') return [];
	const changed = changedOn && t('rules.order.changed', { day: sayDay(lang, changedOn, 'plain') });
	return [...(changed ? [changed] : []), t('rules.order.crime'), t('rules.order.ask')];
}

function lastingIn({ state, lasting }: Order, lang: Language): string[] {
	const t = words(lang);
	const is = state === 'over' ? 'was' : 'is';
	if (state !== 'holds' && state !== 'over') return [];
	if (!lasting) return [t('rules.order.is.not-told')];
	const { told, from } = lasting;
	if ('openEnded' in told) return [t('rules.order.is.openEnded')];
	if ('until' in told)
		return [t(`rules.order.${is}.until`, { day: sayDay(lang, told.until, 'plain') })];
	const length = sayLength(lang, told.length);
	return [t(`rules.order.${is}.length`, { length, day: sayDay(lang, from, 'plain') })];
}

function keptIn({ state, protections }: Order, lang: Language): string[] {
	const t = words(lang);
	if (state === 'holds' && protections.length === 0) return [t('rules.which')];
	return protections.map((one) => t(`rules.kept.${one}`));
}
