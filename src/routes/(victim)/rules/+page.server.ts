import type { PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { guardsOn, isGuarded } from '#lib/domain/news/orders.ts';
import { sayGuards } from '#lib/i18n/news/order-words.ts';
import { sayInShort } from '#lib/i18n/news/rules-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { openNow } from '../open-now.ts';

/** The rules that protect her, as they stand, what holds no more, and what to do when she is not safe. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang, t } = locals;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, locals.actor as Victim, now);
	const guards = guardsOn(open.events, dayOf(now));
	return {
		waiting: open.waiting !== undefined,
		short: sayInShort(guards, lang, false),
		some: isGuarded(guards),
		rules: sayGuards(guards, lang),
		open: openNow(t, now)
	};
};
