import {
	alwaysOpen,
	find,
	isEmergency,
	isFor,
	isForAll,
	services,
	type Service
} from '#lib/domain/help/service.ts';
import { openness } from '#lib/domain/help/opening.ts';
import { words } from '#lib/i18n/words.ts';
import type { PageServerLoad } from './$types';
import { linkTo, options, readFilter, sayNeed, usual } from './filter.ts';
import { entry } from './say.ts';

/** Without a need those that are open for everybody; with one those made for it. What else there is stands behind a tap. */
export const load: PageServerLoad = ({ locals, url }) => {
	const now = locals.world.now();
	const { lang } = locals;
	const t = words(lang);
	const filter = readFilter(url.searchParams);
	const { need, area = usual } = filter;
	const say = (service: Service) => entry(service, lang, now);
	const first = need ? undefined : alwaysOpen(now, area);
	const all = find(services, { need, area, now });
	const calm = all.filter((service) => !isEmergency(service) && service !== first);
	const fitting = need ? calm.filter((service) => isFor(service, need)) : [];
	const isOpen = (service: Service) => openness(service, now).state === 'open';
	const shown = fitting.length > 0 ? fitting : calm.filter((one) => isForAll(one) && isOpen(one));
	return {
		options: options(t, lang, filter),
		need: need && sayNeed(t, need),
		area: t(`help.area.${area}`),
		isChosen: Boolean(need ?? filter.area),
		again: linkTo(lang, { area: filter.area }),
		first: first && say(first),
		found: shown.map(say),
		// What was asked for has no place of its own: the page says so before it offers the others.
		general: need !== undefined && fitting.length === 0,
		others: calm.filter((one) => isForAll(one) && !shown.includes(one)).map(say),
		emergency: all.filter(isEmergency).map(say)
	};
};
