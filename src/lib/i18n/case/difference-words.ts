/** What she told us beside what an agency says, in whole sentences of one language. */
import type { Difference } from '#lib/domain/case/difference.ts';
import { isListing, ownDateOf } from '#lib/domain/case/hearing.ts';
import type { Event } from '#lib/domain/event.ts';
import { sayWhat } from './case-words.ts';
import { asTitle, withAside } from '#lib/i18n/joining.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { sayDayOf } from './hearing-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

export type SaidDifference = {
	readonly kind: Event['kind'];
	readonly about: Difference['about'];
	readonly title: string;
	readonly sentences: readonly string[];
};

/** One difference: hers first, then theirs, and for a date whom to ask before she travels. */
export function sayDifference({ about, hers, theirs }: Difference, lang: Language): SaidDifference {
	const t = words(lang);
	const source = sourceOf(theirs, lang);
	const vars = { source, yours: side(about, hers, lang), theirs: side(about, theirs, lang) };
	const { yours: _, ...still } = { ...vars, day: sayDay(lang, hers.on) };
	const said = about === 'off' ? t('difference.off', still) : t('difference.says', vars);
	return {
		kind: hers.kind,
		about,
		title: sayWhat(about === 'off' ? theirs : hers, lang),
		sentences: [said, ...(about === 'date' ? [t('difference.travel')] : [])]
	};
}

function sourceOf({ source, toldBy }: Event, lang: Language): string {
	return source ?? words(lang)(`difference.teller.${toldBy === 'victim' ? 'support' : toldBy}`);
}

/** What one side says, as a piece of the sentence: a day, a planned date, or what was decided and when. */
function side(about: Difference['about'], event: Event, lang: Language): string {
	const date = dateOf(event, lang);
	if (about === 'date' || about === 'off') return date;
	const day = sayDay(lang, event.on);
	return about === 'day' ? day : withAside(sayWhat(event, lang), day, lang);
}

function dateOf(event: Event, lang: Language): string {
	const own = ownDateOf(event);
	if (own) return sayDay(lang, own);
	const when = isListing(event) ? event.data.when : undefined;
	return when ? sayDayOf(when, lang) : asTitle(words(lang)('happened.listed.noDate'), lang);
}
