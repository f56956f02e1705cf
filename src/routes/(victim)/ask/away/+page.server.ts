import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { awayDuty, awayPlace } from '#lib/domain/clock/ask-away.ts';
import { readPastDay, senders, unlessSaid } from '#lib/domain/clock/ask-form.ts';
import { sayAway, sayAwayDays, sayLog, sayReach, sayTo } from '#lib/i18n/clock/ask-words.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as needs from '#lib/server/reach/needs.ts';
import {
	readAway,
	stillToCome,
	withDays,
	writtenOn,
	type Away
} from '#lib/domain/case/away-days.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { formOf, text } from '../../../form/form.ts';
import { keepContact, officeContact, ownContact } from '../own-contact.ts';
import { typedDay } from '../typed-day.ts';
import { undoTime } from '../undo-time.ts';

/** The letter about the days she cannot come, and what became of it. */
export const load: PageServerLoad = async ({ locals }) => {
	const { lang, world } = locals;
	const { asks, open, urn, days, events } = await opened(locals);
	const letter = { urn, days };
	return asStands((locals.actor as Victim).stands, lang, {
		sentOn: open?.askedOn && sayDay(lang, open.askedOn),
		days: days.map((one) => ({ key: keyOf(one), said: sayAwayDays([one], lang).join('') })),
		isReplied: open?.repliedOn !== undefined,
		who: sayTo('ask', 'witness-care', lang),
		reach: sayReach('ask', 'witness-care', lang),
		told: officeContact(locals, events, 'witness-care'),
		contact: await ownContact(locals, 'witness-care'),
		english: sayAway(letter, unlessSaid, 'en'),
		own: lang === 'en' ? undefined : sayAway(letter, unlessSaid, lang),
		log: sayLog(asks, { state: 'ready' }, lang),
		undo: undoTime(open, world.now(), lang)
	});
};

export const actions: Actions = {
	add: async (event) => {
		const { world, victim, form, written } = await posted(event);
		const typed = { from: typedDay(form, 'from'), to: typedDay(form, 'to') };
		const read = readAway(typed, written, world.now());
		if (!read.ok) return fail(400, { at: 'days' as const, typed, problems: read.problems });
		await keep(event, withDays(written, read.found, dayOf(world.now())), victim);
		redirect(303, event.url.pathname);
	},
	remove: async (event) => {
		const { victim, form, written } = await posted(event);
		const key = text(form, 'key');
		const others = written.filter((one) => keyOf(one) !== key);
		await keep(event, others, victim);
		redirect(303, event.url.pathname);
	},
	contact: async (event) => {
		const { form } = await posted(event);
		const refused = await keepContact(event.locals, 'witness-care', form);
		if (refused) return fail(400, refused);
		redirect(303, event.url.pathname);
	},
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
		const { victim, written } = await posted(event);
		await keep(event, written, victim);
		redirect(303, event.url.pathname);
	}
};

const keyOf = ({ from, to }: Away) => `${from}~${to}`;

// A letter that was sent said other days: the next one is to be sent anew.
async function keep({ locals }: RequestEvent, days: readonly Away[], victim: Victim) {
	const { world } = locals;
	const { open, place } = await opened(locals);
	if (open?.askedOn) await letters.end(world.db, victim, place, world.now());
	await needs.saveBeside(world.db, world.keys, victim, { away: days }, world.now());
}

async function opened({ world, actor }: App.Locals) {
	const victim = actor as Victim;
	const { db, keys } = world;
	const now = world.now();
	const { events, urn } = await cases.readFor(db, keys, victim, now);
	const asks = (await letters.listFor(db, keys, victim)).filter(({ duty }) => duty === awayDuty);
	const place = awayPlace(asks, events);
	if (!place) error(404);
	const days = stillToCome((await needs.besideOf(db, keys, victim)).away, dayOf(now));
	const open = asks.find(({ state }) => state === 'open');
	return { asks, open, place, urn, days, written: writtenOn(days, open?.askedOn), events };
}

async function posted({ locals, request }: RequestEvent) {
	const form = await formOf({ request });
	const found = await opened(locals);
	return { ...found, world: locals.world, victim: locals.actor as Victim, form };
}
