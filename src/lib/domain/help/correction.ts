/** What keepers may correct without a new version: each kind with how it is read from a form and what it does to a service. */
import { isDay } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import { hoursLine, readHours } from './hours-text.ts';
import { isFree, readNumber, type Renumbered } from './numbers.ts';
import type { Hours } from './opening.ts';
import { isEmergency, type Service } from './service.ts';

/** What a correction holds, by its kind. */
export type Values = {
	readonly number: Renumbered;
	readonly hours: { readonly hours: Hours };
	readonly hold: { readonly held: true };
	readonly checked: { readonly checkedOn: Day };
};
/** The kinds that are about a service; of all there are see `server/keeper/correction-kinds.ts`. */
export type OfService = keyof Values;
export type Correction = {
	[K in OfService]: { readonly kind: K; readonly of: string; readonly value: Values[K] };
}[OfService];

/** Why something cannot be corrected so. */
export type Refusal = 'never' | 'in-text' | 'not-free' | 'number' | 'hours' | 'checked' | 'same';
/** What stands in the form: of a number, which one it replaces. */
export type Typed = { readonly text: string; readonly which: string; readonly today?: Day };

type Row<V> = {
	readonly read: (typed: Typed, service: Service) => V | Refusal;
	/** The service from then on; nothing where it is not shown any more. */
	readonly apply: (service: Service, value: V) => Service | undefined;
	/** What the form shows of it as it is. */
	readonly asTyped: (service: Service) => string;
};

/** Services whose number is written in texts, which can be told another number but not that there is none. */
export const inTexts: readonly string[] = [
	'brake',
	'childline',
	'cica',
	'havens',
	'report-fraud',
	'victim-support'
];

const rows: { readonly [K in OfService]: Row<Values[K]> } = {
	number: {
		read: ({ text, which }, service) => {
			const phone = phonesOf(service).find(({ number }) => number === which);
			const number = phone && readNumber(text, phone.kind === 'text' ? 'text' : 'voice');
			if (!phone || number === undefined) return 'number';
			if (number === which) return 'same';
			const isPromised = inTexts.includes(service.slug) && isFree(which);
			return isPromised && !isFree(number) ? 'not-free' : { was: which, number };
		},
		apply: (service, { was, number }) => ({
			...service,
			phones: service.phones.map((phone) => {
				if (phone.kind === 'relay') return { ...phone, number: phone.number.replace(was, number) };
				if (phone.number !== was) return phone;
				// What was said of the old one, but for what the national plan says, nobody has read of this one.
				return { number, kind: phone.kind, ...(isFree(number) ? { free: true } : {}) };
			})
		}),
		asTyped: (service) => phonesOf(service)[0]?.number ?? ''
	},
	hours: {
		read: ({ text }, service) => {
			const hours = readHours(text);
			if (hours === undefined) return 'hours';
			if (inTexts.includes(service.slug)) return 'in-text';
			return hoursLine(hours) === hoursLine(service.hours) ? 'same' : { hours };
		},
		apply: (service, { hours }) => ({ ...service, hours }),
		asTyped: ({ hours }) => hoursLine(hours)
	},
	hold: {
		read: (_, { slug }) => (inTexts.includes(slug) ? 'in-text' : { held: true }),
		apply: () => undefined,
		asTyped: () => ''
	},
	// All of it was asked and is as it stands: its number is shown for three months more.
	checked: {
		read: ({ text, today = '' }, { checkedOn }) => {
			if (!isDay(text) || text > today || text < checkedOn) return 'checked';
			return text === checkedOn ? 'same' : { checkedOn: text };
		},
		apply: (service, { checkedOn }) => ({ ...service, checkedOn }),
		asTyped: ({ checkedOn }) => checkedOn
	}
};

/** The kinds of corrections, in the order of their forms. */
export const correctionKinds = Object.keys(rows) as readonly OfService[];

/** Whether keepers may correct anything of a service: never 999, 101, the other ways to reach them, and 111. */
export function isOpenToCorrection(service: Service): boolean {
	const isOfNation = service.phones.some(({ number }) => number.length === 3);
	return !service.fixed && !isEmergency(service) && !isOfNation;
}

/** The numbers of a service that may be corrected. */
export function phonesOf({ phones }: Service) {
	return phones.filter(({ kind, abroad }) => kind !== 'relay' && !abroad);
}

/** What a form says is to be corrected, or why it cannot be. */
export function readCorrection(
	kind: OfService,
	typed: Typed,
	service: Service
): Correction | Refusal {
	if (!isOpenToCorrection(service)) return 'never';
	const value = rows[kind].read(typed, service);
	return typeof value === 'string' ? value : ({ kind, of: service.slug, value } as Correction);
}

/** What the form shows of a service as it is. */
export function asTyped(kind: OfService, service: Service): string {
	return rows[kind].asTyped(service);
}

/** The services with what was corrected, in the order in which it was; those on hold are left out. */
export function corrected(
	services: readonly Service[],
	corrections: readonly Correction[]
): Service[] {
	return services.flatMap((service) => {
		let now: Service | undefined = service;
		for (const one of corrections) if (now && one.of === now.slug) now = applied(now, one);
		return now ?? [];
	});
}

function applied(service: Service, { kind, value }: Correction): Service | undefined {
	const { apply } = rows[kind] as Row<Values[OfService]>;
	return apply(service, value);
}

/** The numbers that texts print otherwise by then. */
export function renumberedBy(corrections: readonly Correction[]): Renumbered[] {
	return corrections.flatMap((one) =>
		one.kind === 'number' && inTexts.includes(one.of) ? [one.value] : []
	);
}
