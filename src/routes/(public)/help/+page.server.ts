import {
	alwaysOpen,
	find,
	isEmergency,
	isFor,
	services,
	type Service
} from '#lib/domain/help/service.ts';
import { words } from '#lib/i18n/words.ts';
import type { PageServerLoad } from './$types';
import { options, readFilter } from './filter.ts';
import { entry } from './say.ts';

export const load: PageServerLoad = ({ locals, url }) => {
	const now = locals.world.now();
	const filter = readFilter(url.searchParams);
	const { need, area } = filter;
	const say = (service: Service) => entry(service, locals.lang, now);
	const first = alwaysOpen(now, area);
	const all = find(services, filter);
	const found = all.filter((service) => !isEmergency(service));
	return {
		options: options(words(locals.lang), filter),
		first: first && say(first),
		found: found.map(say),
		// What was asked for has no place of its own: the page says so before it offers the others.
		general: need !== undefined && !found.some((service) => isFor(service, need)),
		emergency: all.filter(isEmergency).map(say)
	};
};
