/** Puts what we know of a service into sentences, and says nothing that we do not know. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { openness } from '#lib/domain/help/opening.ts';
import { dial, isStale, type Area, type Phone, type Service } from '#lib/domain/help/service.ts';
import { together } from '#lib/i18n/joining.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { listed } from '#lib/i18n/listing.ts';
import { words, type Key, type Say } from '#lib/i18n/words.ts';

/** A number that a tap calls or texts. */
export type Tapped = {
	readonly text: string;
	readonly href: string;
	readonly act: 'call' | 'text';
};

/** A service in the words of one language, ready to show. */
export type Entry = {
	readonly slug: string;
	readonly name: string;
	readonly url: string;
	/** For whom. */
	readonly line: string;
	/** Whether it is open, how it can be reached, and what that costs. */
	readonly now: string;
	readonly tapped: readonly Tapped[];
	/** Numbers that are only read: of emergencies, for Relay UK, from another country. */
	readonly read: readonly string[];
	/** Said in place of a number that may not be shown. */
	readonly noNumber?: string | undefined;
	readonly facts: readonly string[];
};

/** Says one service as it stands at an instant; the number of a stale one is left out. */
export function entry(service: Service, lang: Language, now: Instant): Entry {
	const t = words(lang);
	const stale = isStale(service, now);
	const phones = stale ? [] : service.phones;
	const tapped = phones.flatMap((phone) => tap(phone) ?? []);
	return {
		slug: service.slug,
		name: service.name,
		url: service.url,
		line: t(`help.service.${service.slug}.line` as Key),
		now: together(
			[sayOpenness(t, lang, service, now), sayWays(t, lang, service), ...costs(t, phones)],
			lang
		),
		tapped,
		read: phones.filter((phone) => !tap(phone)).map(({ number }) => number),
		noNumber: stale ? t('help.call.checking') : phones.length ? undefined : t('help.call.none'),
		facts: sayFacts(t, lang, service)
	};
}

/** Which areas a service is for, in one phrase. */
export function sayAreas(t: Say, lang: Language, areas: readonly Area[]): string {
	if (areas.length === 4) return t('help.area.uk');
	const named = areas.map((area) => t(`help.area.${area}`));
	return listed(named, lang);
}

function tap(phone: Phone): Tapped | undefined {
	const href = phone.abroad ? undefined : dial(phone);
	if (!href) return undefined;
	return { text: phone.number, href, act: phone.kind === 'text' ? 'text' : 'call' };
}

/** How to reach it; a call or a text only where we may show a number for it. */
function sayWays(t: Say, lang: Language, { channels, phones }: Service): string {
	const kinds = new Set<string>(phones.map(({ kind }) => kind));
	const needed: Readonly<Record<string, string>> = { phone: 'voice', text: 'text', relay: 'relay' };
	const ways = channels
		.map((channel) => channel.replace('chan.', ''))
		.filter((way) => !needed[way] || kinds.has(needed[way]))
		.map((way) => t(`help.way.${way}` as Key));
	return ways.length > 0 ? t('help.ways', { ways: listed(ways, lang) }) : '';
}

/** What a call or a text costs and where it shows, each said once. */
function costs(t: Say, phones: readonly Phone[]): string[] {
	const said = phones
		.filter(({ kind, abroad }) => kind !== 'relay' && !abroad)
		.flatMap((phone) => [
			t(`help.call.${costOf(phone)}`),
			...(phone.bill ? [t(`help.call.${phone.bill}`)] : [])
		]);
	return [...new Set(said)];
}

function costOf({ kind, free }: Phone): 'text' | 'free' | 'paid' | 'unknown' {
	if (kind !== 'voice') return 'text';
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
