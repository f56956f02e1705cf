import type { RequestEvent } from '@sveltejs/kit';
import { isLanguage, languages, preferred, type Language } from '#lib/i18n/languages.ts';
import { isOffered } from '#lib/i18n/offering.ts';
import * as stops from '#lib/server/stop/stops.ts';

type Here = { readonly world: Pick<App.Locals['world'], 'db' | 'invented'> };

/** Which languages one can choose here. */
export function tonguesFor({ world }: Here): Language[] {
	const stopped = stops.standingOf(world.db, 'language');
	return languages
		.map(({ code }) => code)
		.filter((one) => isOffered(one, world) && !stopped.includes(one));
}

/** The language somebody chose, if it can be chosen. */
export function chosenTongue(here: Here, chosen: string): Language | undefined {
	return isLanguage(chosen) && tonguesFor(here).includes(chosen) ? chosen : undefined;
}

/** The first that a browser asks for of those one can choose, else English. */
export function askedTongue({ locals, request }: RequestEvent): Language {
	return preferred(request.headers.get('accept-language'), tonguesFor(locals));
}
