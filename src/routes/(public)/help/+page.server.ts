import {
	alwaysOpen,
	find,
	isEmergency,
	isFor,
	isForAll,
	servicesNow,
	type Service
} from '#lib/domain/help/service.ts';
import { openness } from '#lib/domain/help/opening.ts';
import { firstFor, guideFor, whomIs } from '#lib/domain/help/whom.ts';
import { words, type Key } from '#lib/i18n/words.ts';
import type { PageServerLoad } from './$types';
import { linkTo, options, readFilter, sayNeed, usual, whomOptions } from './filter.ts';
import { entry } from './say.ts';

/**
 * Without a need those that are open for everybody, or those for whom it is about; with one those made for it. What else
 * there is stands behind a tap.
 */
export const load: PageServerLoad = ({ locals, url }) => {
	const now = locals.world.now();
	const { lang } = locals;
	const t = words(lang);
	const filter = readFilter(url.searchParams);
	// What is known of who reads is their first choice.
	const { need, area = usual, whom = whomIs(locals.actor, now) } = filter;
	const say = (service: Service) => entry(service, lang, now);
	const [theirs, guide] = [firstFor(whom), guideFor(whom)];
	const first = need || theirs.length > 0 ? undefined : alwaysOpen(now, area);
	const all = find(servicesNow(), { need, area, now });
	const calm = all.filter((service) => !isEmergency(service) && service !== first);
	// In their own order, and only what serves where they are and fits what is wanted.
	const nearest = theirs.filter((one) => calm.includes(one) && (!need || isFor(one, need)));
	const fitting = need ? calm.filter((service) => isFor(service, need)) : nearest;
	const isOpen = (service: Service) => openness(service, now).state === 'open';
	const best = [...new Set([...nearest, ...fitting])];
	const shown = best.length > 0 ? best : calm.filter((one) => isForAll(one) && isOpen(one));
	return {
		options: options(t, lang, filter),
		need: need && sayNeed(t, need),
		area: t(`help.area.${area}`),
		whom: guide && t(`rights.guide.${guide}.title` as Key),
		whoms: whomOptions(t, lang, filter, whom),
		guide,
		isChosen: Boolean(need ?? filter.area ?? filter.whom),
		again: linkTo(lang, { area: filter.area, whom: filter.whom }),
		first: first && say(first),
		found: shown.map(say),
		// What was asked for has no place of its own: the page says so before it offers the others.
		general: need !== undefined && best.length === 0,
		others: calm.filter((one) => isForAll(one) && !shown.includes(one)).map(say),
		emergency: all.filter(isEmergency).map(say)
	};
};
