import type { PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { guardsOn, isGuarded } from '#lib/domain/news/orders.ts';
import { sayGuards } from '#lib/i18n/news/order-words.ts';
import { sayInShort, type SaidRules } from '#lib/i18n/news/rules-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { openNow } from '../open-now.ts';

/** The rules that protect her, as they stand, what holds no more, and what to do when she is not safe. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang, t } = locals;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, locals.actor as Victim, now);
	const guards = guardsOn(open.events, dayOf(now));
	const said = sayGuards(guards, lang);
	const waiting = open.waiting !== undefined;
	return {
		waiting,
		short: sayInShort(guards, lang, false),
		some: isGuarded(guards),
		rules: waiting ? said.flatMap((one) => asBefore(one, t)) : said,
		open: openNow(t, now)
	};
};

// That somebody is held, or free, may not be so any more: only what they had to keep to is shown, as it was before.
function asBefore(one: SaidRules, t: App.Locals['t']): SaidRules[] {
	return one.kept.length > 0 ? [{ ...one, text: t('rules.before'), lost: [] }] : [];
}
