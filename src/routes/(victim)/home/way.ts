import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { putOffBy } from '#lib/domain/data/request.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as visits from '#lib/server/door/visits.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { ownNumber } from '../../../settings.ts';

/** Whether she has a way back in; while she has none, where else her code was used. */
export async function wayOf(
	{ world, actor, lang, t }: App.Locals,
	{ key, words }: { readonly key: boolean; readonly words: boolean },
	now: Instant
) {
	const { person } = actor as Victim;
	if (key || words) return { hasWay: true };
	const at = await visits.elsewhere(world.db, person, now);
	if (at === undefined) return { hasWay: false };
	const when = { day: sayDay(lang, dayOf(at), 'short'), time: sayTime(lang, at) };
	return {
		hasWay: false,
		elsewhere: t('home.way.elsewhere', { ...when, number: ownNumber })
	};
}

/** What somebody asked for in her name: a new way in, or that everything be deleted. */
export async function askedOf(
	locals: App.Locals,
	there: { readonly recovery: boolean; readonly erasing: boolean },
	now: Instant
) {
	return {
		askedFor: await askedFor(locals, there, now),
		erased: await erasedAt(locals, there, now)
	};
}

// A new way in, and when it opens; nothing where nobody asked.
async function askedFor(
	{ world, actor, lang }: App.Locals,
	{ recovery }: { readonly recovery: boolean },
	now: Instant
) {
	if (!recovery) return undefined;
	const { person } = actor as Victim;
	const standing = await recoveries.standing(world.db, person, now);
	if (!standing) return undefined;
	if (!('until' in standing)) return {};
	const { until } = standing;
	return { opens: { day: sayDay(lang, dayOf(until), 'short'), time: sayTime(lang, until) } };
}

// When everything about her is deleted; nothing where nobody asked, or a hold puts it off.
async function erasedAt(
	{ world, actor, lang }: App.Locals,
	{ erasing }: { readonly erasing: boolean },
	now: Instant
) {
	if (!erasing) return undefined;
	const victim = actor as Victim;
	const asked = await dataRequests.openOf(world.db, victim, 'erase', now);
	const hold = await legalHolds.on(world.db, victim.participation, dayOf(now));
	if (!asked?.readyAt || putOffBy(asked, hold)) return undefined;
	return { day: sayDay(lang, dayOf(asked.readyAt)), time: sayTime(lang, asked.readyAt) };
}
