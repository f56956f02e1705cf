/** Whom it is about, where it is not the reader alone: which guide is theirs, and which services come first. */
import type { Stands } from '#lib/domain/access/stands.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { servicesNow, type Service } from './service.ts';

/** New ones go at the end, because their places are kept in bookmarked addresses. */
export const whoms = ['me', 'died', 'young', 'helping', 'business'] as const;
export type Whom = (typeof whoms)[number];

type Row = {
	/** The number of the short guide that is written for them. */
	readonly guide?: string;
	/** Services by their short names, the nearest first. */
	readonly first: readonly string[];
};

const rows: Readonly<Record<Whom, Row>> = {
	me: { first: [] },
	died: {
		guide: '10',
		first: ['homicide-service', 'cruse', 'brake', 'roadpeace', 'victim-support']
	},
	young: { guide: '11', first: ['childline', 'havens', 'victim-support'] },
	helping: { guide: '12', first: ['victim-support', 'london-vws', 'witness-service'] },
	business: { guide: '13', first: ['report-fraud', '101', 'witness-service'] }
};

/** The number of the guide that is written for them; none where every guide is. */
export function guideFor(whom: Whom): string | undefined {
	return rows[whom].guide;
}

/** Whom a guide is written for. */
export function whomOf(guide: string): Whom | undefined {
	return whoms.find((whom) => rows[whom].guide === guide);
}

/** The services that come first for them, the nearest first. */
export function firstFor(whom: Whom): Service[] {
	return rows[whom].first.flatMap((slug) => servicesNow().find((one) => one.slug === slug) ?? []);
}

// From two years after the month in which she is 16.
const twoYears = 731 * 24 * 60 * 60_000;

const forStands: Readonly<Record<Exclude<Stands, 'self'>, Whom>> = {
	parent: 'helping',
	bereaved: 'died',
	acting: 'helping'
};

/** Whom the pages of somebody signed in are about, as far as their place in the case says. */
export function whomIs(actor: Actor, now: Instant): Whom {
	if (actor.kind === 'supporter') return 'helping';
	if (actor.kind === 'victim' && actor.stands && actor.stands !== 'self')
		return forStands[actor.stands];
	const child = actor.kind === 'victim' ? actor.child : undefined;
	return child && now < child.grownFrom + twoYears ? 'young' : 'me';
}
