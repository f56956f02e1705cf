/** Puts what we know of a service into sentences, and says nothing that we do not know. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { openness } from '#lib/domain/help/opening.ts';
import { dial, isStale, type Area, type Phone, type Service } from '#lib/domain/help/service.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { listed } from '#lib/i18n/listing.ts';
import { words, type Key, type Say } from '#lib/i18n/words.ts';

/** A number as shown: with an address to call it only where a tap may call. */
export type Number = {
	readonly text: string;
	readonly href?: string | undefined;
	readonly notes: string;
};

/** A service in the words of one language, ready to show. */
export type Entry = {
	readonly slug: string;
	readonly name: string;
	readonly url: string;
	readonly line: string;
	readonly open: string;
	readonly numbers: readonly Number[];
	/** Said in place of a number that may not be shown. */
	readonly noNumber?: string | undefined;
	readonly facts: readonly string[];
};

/** Says one service as it stands at an instant; the number of a stale one is left out. */
export function entry(service: Service, lang: Language, now: Instant): Entry {
	const t = words(lang);
	const stale = isStale(service, now);
	const numbers = stale ? [] : service.phones.map((phone) => sayNumber(t, phone));
	return {
		slug: service.slug,
		name: service.name,
		url: service.url,
		line: t(`help.service.${service.slug}.line` as Key),
		open: sayOpenness(t, lang, service, now),
		numbers,
		noNumber: stale ? t('help.call.checking') : numbers.length ? undefined : t('help.call.none'),
		facts: sayFacts(t, lang, service)
	};
}

/** Which areas a service is for, in one phrase. */
export function sayAreas(t: Say, lang: Language, areas: readonly Area[]): string {
	if (areas.length === 4) return t('help.area.uk');
	const named = areas.map((area) => t(`help.area.${area}`));
	return listed(named, lang);
}

function sayNumber(t: Say, phone: Phone): Number {
	const notes = [
		phone.abroad && t('help.call.abroad'),
		t(`help.call.${costOf(phone)}`),
		phone.bill && t(`help.call.${phone.bill}`)
	];
	return { text: phone.number, href: dial(phone), notes: notes.filter(Boolean).join(' ') };
}

function costOf({ kind, free }: Phone): 'text' | 'relay' | 'free' | 'paid' | 'unknown' {
	if (kind !== 'voice') return kind;
	return free === undefined ? 'unknown' : free ? 'free' : 'paid';
}

function sayOpenness(t: Say, lang: Language, service: Service, now: Instant): string {
	const found = openness(service, now);
	if (found.state === 'check-hours') return t('help.openness.unknown');
	if (found.state === 'open') {
		if (!found.until) return t('help.openness.always');
		return t('help.openness.until', { time: sayTime(lang, found.until) });
	}
	if (!found.opensAt) return t('help.openness.unknown');
	return t('help.openness.closed', {
		day: sayDay(lang, dayOf(found.opensAt), 'short'),
		time: sayTime(lang, found.opensAt)
	});
}

function sayFacts(t: Say, lang: Language, service: Service): string[] {
	const spoken = service.languages.map((code) => t(`help.language.${code}` as Key));
	return [
		t('help.where', { areas: sayAreas(t, lang, service.areas) }),
		t(`help.runBy.${service.runBy}`),
		...(spoken.length > 1 ? [t('help.languages', { languages: listed(spoken, lang) })] : []),
		t(`help.checked.${service.evidence}`, { day: sayDay(lang, service.checkedOn, 'plain') })
	];
}
