import type { PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { rulesNow, type Rules } from '#lib/domain/news/bail-rules.ts';
import { sayEntry } from '#lib/i18n/case-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as cases from '#lib/server/case/cases.ts';

/** The rules that protect her, as they stand, and what to do when one is broken. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang, t } = locals;
	const victim = locals.actor as Victim;
	const open = await cases.readFor(world.db, world.keys, victim, world.now());
	const all = rulesNow(open.events);
	return {
		waiting: open.waiting !== undefined,
		rules: all.map((one, index) => ({
			person: all.length > 1 ? t('rules.one', { id: index + 1 }) : t('rules.person'),
			state: one.state,
			kept: keptTo(one),
			since: t('rules.since', { day: sayDay(lang, one.told.on, 'plain') }),
			source: sayEntry({ event: one.told, before: [] }, { lang, places: true }).source
		}))
	};

	function keptTo({ state, protections }: Rules): string[] {
		if (state !== 'rules') return [];
		if (protections.length === 0) return [t('rules.which')];
		return protections.map((one) => t(`happened.protections.${one}`));
	}
};
