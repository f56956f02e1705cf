import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { awayDuty, awayPlace } from '#lib/domain/clock/ask-away.ts';
import { readPastDay, senders, unlessSaid } from '#lib/domain/clock/ask-form.ts';
import { sayAway, sayLog, sayReach, sayTo } from '#lib/i18n/clock/ask-words.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as cases from '#lib/server/case/cases.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { formOf, text } from '../../../form/form.ts';
import { typedDay } from '../typed-day.ts';
import { undoTime } from '../undo-time.ts';

/** The letter about the days she cannot come, and what became of it. */
export const load: PageServerLoad = async ({ locals }) => {
	const { lang, world } = locals;
	const { asks, open, urn } = await opened(locals);
	const sent = open?.askedOn !== undefined;
	return asStands((locals.actor as Victim).stands, lang, {
		isSent: sent,
		isReplied: open?.repliedOn !== undefined,
		who: sayTo('ask', 'witness-care', lang),
		reach: sayReach('ask', 'witness-care', lang),
		english: sayAway(urn, unlessSaid, 'en'),
		own: lang === 'en' ? undefined : sayAway(urn, unlessSaid, lang),
		log: sayLog(asks, { state: 'ready' }, lang),
		undo: undoTime(open, world.now(), lang)
	});
};

export const actions: Actions = {
	sent: async (event) => {
		const { world, victim, form, place } = await posted(event);
		const now = world.now();
		const typed = { on: typedDay(form) };
		const read = readPastDay(typed.on, { notBefore: '2021-04-01', now });
		if (!read.ok) return fail(400, { at: 'sent' as const, typed, problems: read.problems });
		const by = senders.find((one) => one === text(form, 'by')) ?? 'her';
		await letters.markSent(world.db, world.keys, victim, place, { on: read.found, by }, now);
		redirect(303, event.url.pathname);
	},
	undo: async (event) => {
		const { world, victim, place } = await posted(event);
		await letters.takeBack(world.db, world.keys, victim, place, world.now());
		redirect(303, event.url.pathname);
	},
	reply: async (event) => {
		const { world, victim, place } = await posted(event);
		const now = world.now();
		await letters.markReplied(world.db, world.keys, victim, place, dayOf(now), now);
		redirect(303, event.url.pathname);
	},
	again: async (event) => {
		const { world, victim, place } = await posted(event);
		await letters.end(world.db, victim, place, world.now());
		redirect(303, event.url.pathname);
	}
};

async function opened({ world, actor }: App.Locals) {
	const victim = actor as Victim;
	const { db, keys } = world;
	const { events, urn } = await cases.readFor(db, keys, victim, world.now());
	const asks = (await letters.listFor(db, keys, victim)).filter(({ duty }) => duty === awayDuty);
	const place = awayPlace(asks, events);
	if (!place) error(404);
	return { asks, open: asks.find(({ state }) => state === 'open'), place, urn };
}

async function posted({ locals, request }: RequestEvent) {
	const form = await formOf({ request });
	const { place } = await opened(locals);
	return { world: locals.world, victim: locals.actor as Victim, form, place };
}
