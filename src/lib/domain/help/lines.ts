/** Lines that answer at this moment, for whoever cannot wait for a call: by their own hours, as far as they were read. */
import type { Instant } from '#lib/domain/event.ts';
import { openness } from './opening.ts';
import {
	alwaysOpen,
	find,
	isEmergency,
	isForAll,
	isStale,
	servicesNow,
	type Need,
	type Service
} from './service.ts';

export type Line = {
	readonly name: string;
	readonly number: string;
	/** When it closes; left out where it never does. */
	readonly until?: Instant;
};

const most = 3;

/** Up to three lines that are open now, one that never closes first; made for what happened where that was said. */
export function linesNow(now: Instant, about?: Need): Line[] {
	const first = alwaysOpen(now, 'london');
	const fitting = find(servicesNow(), { need: about, area: 'london' }).filter(
		(service) =>
			!isEmergency(service) &&
			!isStale(service, now) &&
			service.runBy === 'independent' &&
			!service.who.includes('who.perpetrator') &&
			(about === undefined ? service.needs.includes('crime.any') : service.needs.includes(about))
	);
	return [...new Set([...(first ? [first] : []), ...fitting])]
		.flatMap((service) => lineOf(service, now) ?? [])
		.slice(0, most);
}

/** The free line that never closes and was made for a need, in London: for whom it is stands in its own sentence. */
export function lineFor(
	need: Need,
	now: Instant
): { readonly slug: string; readonly name: string; readonly number: string } | undefined {
	const made = find(servicesNow(), { need, area: 'london' }).find(
		(service) =>
			service.hours === 'always' &&
			!isForAll(service) &&
			!isEmergency(service) &&
			!isStale(service, now) &&
			!service.who.includes('who.perpetrator')
	);
	const phone = made?.phones.find(({ kind, free }) => kind === 'voice' && free);
	return made && phone ? { slug: made.slug, name: made.name, number: phone.number } : undefined;
}

function lineOf(service: Service, now: Instant): Line | undefined {
	const open = openness(service, now);
	const phone = service.phones.find(({ kind, abroad }) => kind === 'voice' && !abroad);
	if (open.state !== 'open' || !phone) return undefined;
	const until = open.until === undefined ? {} : { until: open.until };
	return { name: service.name, number: phone.number, ...until };
}
