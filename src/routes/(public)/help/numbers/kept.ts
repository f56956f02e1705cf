/** The places that help, by what happened, for a page that a phone keeps: nothing on it depends on the hour. */
import {
	areas,
	find,
	isEmergency,
	isFor,
	isForAll,
	needs,
	servicesNow,
	type Service
} from '#lib/domain/help/service.ts';
import type { Say } from '#lib/i18n/words.ts';
import { sayNeed, usual } from '../filter.ts';

/** Places under one heading; its id ends with the number of the choice in the address of `/help`. */
export type Group = {
	readonly id: string;
	readonly title: string;
	readonly places: readonly Service[];
};

const here = () => find(servicesNow(), { area: usual }).filter((service) => !isEmergency(service));

/** Those for everybody, then those made for each need, in London; a need that nobody is made for has no heading. */
export function groups(t: Say): readonly Group[] {
	return [
		{ id: 'n0', title: t('help.numbers.all'), places: here().filter(isForAll) },
		...needs.map((need, index) => ({
			id: `n${index + 1}`,
			title: sayNeed(t, need),
			places: find(here(), { need }).filter((service) => isFor(service, need))
		}))
	].filter(({ places }) => places.length > 0);
}

/** What only another nation has: nothing for London, nor for the rest of England. */
export function elsewhere(t: Say): readonly Group[] {
	return areas
		.map((area, index) => ({
			id: `a${index + 1}`,
			title: t(`help.area.${area}`),
			places: find(servicesNow(), { area }).filter(
				(service) => service.areas.length === 1 && area !== usual
			)
		}))
		.filter(({ id, places }) => Number(id.slice(1)) > 2 && places.length > 0);
}

/** The oldest day on which one of them was checked, so that no number looks fresher than it is. */
export function checkedOn() {
	return here()
		.map((service) => service.checkedOn)
		.sort()[0];
}
