/** What she told us herself, in whole sentences of one language. */
import { givesDate } from '#lib/domain/case/hearing.ts';
import type { Event, EventOf } from '#lib/domain/event.ts';
import type { OwnEntry } from '#lib/domain/case/own-entry.ts';
import type { OwnFact } from '#lib/domain/case/own-facts.ts';
import { sayEntry, sayWhat } from './case-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

/** One of the things she can pick; most are called what her page calls them once they have happened. */
export function sayOwnFact({ id, fact }: OwnFact, lang: Language): string {
	const t = words(lang);
	switch (id) {
		case 'other-date':
		case 'date-moved':
		case 'trial-off':
			return t(`tell.what.${id}`);
		default:
			return sayWhat(fact, lang);
	}
}

export type SaidOwn = {
	readonly id: string;
	readonly kind: Event['kind'];
	readonly title: string;
	readonly lines: readonly string[];
};

/** One of the things she told us: what, when, and who told her. */
export function sayOwn({ event, telling }: OwnEntry, lang: Language): SaidOwn {
	const { title, detail, on, source } = sayEntry({ event, before: [] }, { lang, places: true });
	// The day a date was told is not the date: only the one she waits for is shown.
	const when = givesDate(event) ? detail : on;
	return {
		id: event.id,
		kind: event.kind,
		title,
		lines: [when, ...sayTelling(telling, lang), source].filter(Boolean)
	};
}

function sayTelling(telling: EventOf<'victim-told'> | undefined, lang: Language): string[] {
	const by = telling?.data.by;
	if (!telling || !by || by === 'support') return [];
	return [words(lang)(`tell.toldBy.${by}`, { day: sayDay(lang, telling.on) })];
}
