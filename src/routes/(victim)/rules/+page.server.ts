import type { PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { holds, rulesNow } from '#lib/domain/news/bail-rules.ts';
import { sayInShort, sayRules } from '#lib/i18n/news/rules-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { openNow } from '../open-now.ts';

/** The rules that protect her, as they stand, what holds no more, and what to do when she is not safe. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang, t } = locals;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, locals.actor as Victim, now);
	const all = rulesNow(open.events);
	return {
		waiting: open.waiting !== undefined,
		short: sayInShort(all, lang, false),
		some: all.some(holds),
		rules: sayRules(all, lang),
		open: openNow(t, now)
	};
};
