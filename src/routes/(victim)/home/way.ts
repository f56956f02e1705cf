import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
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

/** What somebody asked for in her name, and when it opens; nothing where nobody did. */
export async function askedFor(
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
