/** The places that help: who they are, whom they serve, and how far we may trust what we know of them. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { openness, type Hours } from './opening.ts';
import list from './services.json' with { type: 'json' };

export const areas = ['london', 'england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Area = (typeof areas)[number];

/** What happened, as codes; new ones go at the end, because their places are kept in bookmarked addresses. */
export const needs = [
	'crime.da',
	'crime.sv',
	'crime.stalk',
	'crime.ibi',
	'crime.hba',
	'crime.ms',
	'crime.hate',
	'crime.fraud',
	'crime.hom',
	'crime.road',
	'crime.child',
	'crime.elder',
	'crime.terror',
	'crime.crisis',
	'crime.public',
	'crime.econ',
	'crime.bereave'
] as const;
export type Need = (typeof needs)[number];

/** For whom a service is: a row says it in these. */
export const forWhom = [
	'who.everyone',
	'who.bereaved',
	'who.children',
	'who.deaf',
	'who.disabled',
	'who.lgbt',
	'who.men',
	'who.migrants',
	'who.minoritised',
	'who.muslim',
	'who.perpetrator',
	'who.trans-nb',
	'who.witnesses',
	'who.women'
] as const;

/** What a service gives: a row says it in these. */
export const helpGiven = [
	'help.advocate',
	'help.anon',
	'help.comp',
	'help.counsel',
	'help.court',
	'help.emergency',
	'help.info',
	'help.legal',
	'help.listen',
	'help.medical',
	'help.refuge',
	'help.report'
] as const;

export type Phone = {
	/** As the service prints it. */
	readonly number: string;
	readonly kind: 'voice' | 'text' | 'relay';
	/** Free to call from every phone in the United Kingdom; left out where no source says. */
	readonly free?: boolean;
	/** Only where the service itself says that bills do not show it, or BT bills do not. */
	readonly bill?: 'hidden' | 'hidden-bt';
	/** The form to dial from another country. */
	readonly abroad?: true;
};

export type Service = {
	/** Its short name in our sentences: `help.service.<slug>.line`. */
	readonly slug: string;
	readonly id: string;
	readonly name: string;
	readonly organisation: string;
	readonly url: string;
	/** None where the number itself was not read in a source we may show. */
	readonly phones: readonly Phone[];
	readonly hours: Hours;
	readonly areas: readonly Area[];
	readonly needs: readonly (Need | 'crime.any')[];
	readonly help: readonly (typeof helpGiven)[number][];
	readonly who: readonly (typeof forWhom)[number][];
	readonly channels: readonly string[];
	/** Language codes; `bfi` is British Sign Language. */
	readonly languages: readonly string[];
	readonly runBy: 'independent' | 'police' | 'public';
	/** It says that it helps people who have not told the police. */
	readonly withoutReport?: true;
	/** An emergency or police number of the national plan, which is never withheld. */
	readonly fixed?: true;
	/** The day we last read about it. */
	readonly checkedOn: Day;
	/** Where: its own or a public body's page, a council, university or news page, or another team's dated check. */
	readonly evidence: 'official' | 'reputable' | 'transcript';
	readonly source?: string;
};

/** Every service whose evidence may be shown, by slug. Facts on hold are not in the file at all. */
export const services = list as readonly Service[];

let shown = services;

/** Every service as keepers have corrected it since, without those on hold: what a page shows. */
export function servicesNow(): readonly Service[] {
	return shown;
}

/** What pages show from now on: set where the corrections are read. */
export function showServices(all: readonly Service[]): void {
	shown = all;
}

/** What somebody looks for; with a moment, what is open then comes first, else what never closes. */
export type Wish = {
	readonly need?: Need | undefined;
	readonly area?: Area | undefined;
	readonly now?: Instant | undefined;
};

/**
 * Services for a need in an area, best first: open, then London's own, then those made for the need. Emergency
 * lines come last, since every page ends with 999; services of no fit are left out.
 */
export function find(from: readonly Service[], wish: Wish): Service[] {
	const { need, area } = wish;
	return from
		.filter((service) => !area || serves(service, area))
		.filter((service) => !need || isFor(service, need) || service.needs.includes('crime.any'))
		.sort((a, b) => compare(rank(a, wish), rank(b, wish)) || a.name.localeCompare(b.name, 'en'));
}

/** Whether a service is for everybody, whatever happened: after any crime, or for whoever feels very low. */
export function isForAll(service: Service): boolean {
	return isFor(service, 'crime.crisis') || service.needs.includes('crime.any');
}

/** Whether a service was made for this need, rather than for any crime. */
export function isFor(service: Service, need: Need): boolean {
	return service.needs.includes(need);
}

/** Whether it answers calls for help in danger: 999 and the other ways to reach it. */
export function isEmergency(service: Service): boolean {
	return service.help.includes('help.emergency');
}

/** Whether its check is three months old or more, so that its number is withheld. */
export function isStale(service: Service, now: Instant): boolean {
	if (service.fixed) return false;
	const until = Temporal.PlainDate.from(service.checkedOn).add({ months: 3 }).toString();
	return dayOf(now) >= until;
}

/**
 * The one line to offer anybody at any time: independent, free and never closed. Nothing when its check is
 * too old. With no area asked for it is England's.
 */
export function alwaysOpen(now: Instant, area: Area = 'england'): Service | undefined {
	const anybody = servicesNow().filter(
		(service) =>
			!isEmergency(service) &&
			service.hours === 'always' &&
			service.runBy === 'independent' &&
			service.who.includes('who.everyone') &&
			service.phones.some(({ kind, free }) => kind === 'voice' && free) &&
			serves(service, area) &&
			!isStale(service, now)
	);
	// The widest comes first: it stays right if she is not where we think.
	const widest = anybody.toSorted((a, b) => b.areas.length - a.areas.length);
	return (
		widest.find(({ needs }) => needs.includes('crime.any')) ??
		widest.find(({ needs }) => needs.includes('crime.crisis'))
	);
}

/** The address that calls or texts a number, or nothing: emergency and relay numbers are only ever read. */
export function dial({ number, kind }: Phone): string | undefined {
	const digits = number.replace(/[^+\d]/g, '');
	if (kind === 'relay' || neverTapped.has(digits)) return undefined;
	if (kind === 'text') return `sms:${digits}`;
	return neverCalled.has(digits) ? undefined : `tel:${digits}`;
}

// A slip of the finger must not call the police, nor text them; the others do not take ordinary calls.
const neverTapped: ReadonlySet<string> = new Set(['999', '112']);
const neverCalled: ReadonlySet<string> = new Set(['18000', '18001', '61016', '85258']);

// A service for England serves London too; one for London does not serve the rest of England.
function serves(service: Service, area: Area): boolean {
	return service.areas.includes(area) || (area === 'london' && service.areas.includes('england'));
}

function rank(service: Service, { need, now }: Wish): number[] {
	const made = need ? isFor(service, need) : service.needs.includes('crime.any');
	return [
		// Of the ways to reach 999, those that everybody can use come first.
		isEmergency(service) ? (service.who.includes('who.everyone') ? 1 : 2) : 0,
		// Someone who was hurt is not looking for the line of the one who hurts.
		service.who.includes('who.perpetrator') ? 1 : 0,
		now === undefined ? Number(service.hours !== 'always') : turns[openness(service, now).state],
		service.areas.every((area) => area === 'london') ? 0 : 1,
		made ? 0 : 1,
		// To ask for help is not to report.
		service.runBy === 'police' ? 1 : 0
	];
}

// Whoever is closed answers nobody; whose hours nobody has read may answer.
const turns = { open: 0, 'check-hours': 1, closed: 2 } as const;

function compare(a: readonly number[], b: readonly number[]): number {
	const at = a.findIndex((value, index) => value !== b[index]);
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
