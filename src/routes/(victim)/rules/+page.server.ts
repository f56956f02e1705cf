import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { lineFor } from '#lib/domain/help/lines.ts';
import { guardOf, guardsOn } from '#lib/domain/news/orders.ts';
import { safeToday } from '#lib/domain/news/safe-today.ts';
import { sayGuards } from '#lib/i18n/news/order-words.ts';
import type { SaidRules } from '#lib/i18n/news/rules-words.ts';
import { sayKnows, saySafe, sayUnknown, type SaidSafe } from '#lib/i18n/news/safe-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import { fieldOf, nameable, typedNames } from './named.ts';

/** Where the person is, what they must not do, who said so and when, what nobody told us, and what to do. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world, lang, t } = locals;
	const now = world.now();
	const victim = locals.actor as Victim;
	const open = await cases.readFor(world.db, world.keys, victim, now);
	const whole = victim.level === 'full';
	const guards = guardsOn(open.events, dayOf(now));
	const line = lineFor('crime.da', now);
	const ways = {
		whole,
		guard: guardOf(guards),
		line,
		// By words alone nobody reads her names, nor changes them.
		nameable: whole ? nameable(locals, open) : [],
		saved: url.searchParams.has('named')
	};
	// Where the person was may not be so any more, and what was decided since is not said: only rules from before are.
	if (open.waiting)
		return {
			...ways,
			waiting: true,
			people: [],
			before: sayGuards(guards, lang, open.names)
				.flatMap((one) => asBefore(one, t))
				.map((one) => (whole ? one : { ...one, source: '' })),
			unknown: [],
			knows: sayKnows([{ knows: 'police' }], lang)
		};
	const all = safeToday(open.events, dayOf(now));
	return {
		...ways,
		waiting: false,
		people: all
			.map((one) => saySafe(one, lang, open.names))
			.map((one) => (whole ? one : inShort(one))),
		before: [],
		unknown: sayUnknown(all, lang),
		knows: sayKnows(all, lang)
	};
};

export const actions: Actions = {
	/** What she calls each of several people; an empty field takes a name away. */
	names: async (event) => {
		const { locals } = event;
		const { db, keys, now } = locals.world;
		if ((locals.actor as Victim).level !== 'full') redirect(303, '/open');
		const { read, typed } = await typedNames(event);
		if (!read.ok) {
			const wrong = read.wrong.map(({ key, ...why }) => ({ field: fieldOf(locals, key), ...why }));
			return fail(400, { typed, gone: read.gone, wrong });
		}
		await namesGiven.give(db, keys, locals.actor as Victim, read.names, now());
		redirect(303, '/rules?named');
	}
};

// By words alone: what was decided, and who told it, are said only where the page is hers alone.
function inShort({ lead, source: _, broken, orders, ...one }: SaidSafe): SaidSafe {
	return {
		...one,
		lead: one.is === 'told' ? undefined : lead,
		orders: orders.map((order) => ({ ...order, source: '' })),
		broken: broken && { ...broken, source: '' }
	};
}

function asBefore(one: SaidRules, t: App.Locals['t']): SaidRules[] {
	return one.kept.length > 0 ? [{ ...one, text: t('rules.before'), lost: [] }] : [];
}
