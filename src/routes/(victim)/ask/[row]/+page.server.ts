import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import {
	readAnswering,
	readPastDay,
	readReply,
	senders,
	unlessSaid
} from '#lib/domain/clock/ask-form.ts';
import {
	sayLetter,
	sayLog,
	sayReach,
	sayState,
	sayStep,
	sayTo
} from '#lib/i18n/clock/ask-words.ts';
import type { AskedRow } from '#lib/domain/clock/ask.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Telling } from '#lib/domain/event.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import * as lettersHere from '#lib/server/clock/letters-here.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as cases from '#lib/server/case/cases.ts';
import { formOf, text, texts } from '../../../form/form.ts';
import { keepContact, officeContact, ownContact } from '../own-contact.ts';
import { openRow } from '../row.ts';
import { typedDay } from '../typed-day.ts';
import { undoTime } from '../undo-time.ts';

/** The message she sees before it goes, what became of it, and the next step when its day has passed. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { lang } = locals;
	const open = await openRow(locals, params.row);
	const { row, current, before, all, state, urn, isMoved, events } = open;
	const rung = current?.rung ?? 'ask';
	const answering = current?.answering ?? unlessSaid;
	const { db, now } = locals.world;
	const on = current?.askedOn ?? dayOf(now());
	const letter = { row, isMoved, rung, answering, urn, before, on };
	const mayBeHere = state.state === 'ready' && rung === 'ask';
	const here = mayBeHere
		? await lettersHere.joinedFor(db, locals.actor as Victim, row.owedBy)
		: undefined;
	return asStands((locals.actor as Victim).stands, lang, {
		rung,
		here: here?.name,
		state: state.state,
		said: sayState(state, { rung, owedBy: row.owedBy }, lang),
		who: sayTo(rung, row.owedBy, lang),
		reach: sayReach(rung, row.owedBy, lang),
		told: rung === 'ask' ? officeContact(locals, events, row.owedBy) : undefined,
		contact: rung === 'ask' ? await ownContact(locals, row.owedBy) : undefined,
		english: sayLetter(letter, 'en'),
		own: lang === 'en' ? undefined : sayLetter(letter, lang),
		answering,
		replied: current?.repliedOn !== undefined,
		log: sayLog(all, state, lang),
		undo: undoTime(current, now(), lang),
		steps: 'steps' in state ? state.steps.map((step) => sayStep(step, lang)) : []
	});
};

export const actions: Actions = {
	answer: async (event) => {
		const { world, victim, form, place } = await posted(event);
		const typed = { way: text(form, 'way'), times: texts(form, 'times') };
		const read = readAnswering(typed);
		if (!read.ok) return fail(400, { at: 'answer' as const, typed, problems: read.problems });
		await letters.setAnswering(world.db, world.keys, victim, place, read.found, world.now());
		redirect(303, event.url.pathname);
	},
	contact: async (event) => {
		const { form, row } = await posted(event);
		const refused = await keepContact(event.locals, row.owedBy, form);
		if (refused) return fail(400, refused);
		redirect(303, event.url.pathname);
	},
	sent: async (event) => {
		const { world, victim, form, place, before, row } = await posted(event);
		const now = world.now();
		const typed = { on: typedDay(form) };
		const notBefore = before.at(-1)?.askedOn ?? row.because.on;
		const read = readPastDay(typed.on, { notBefore, now });
		if (!read.ok) return fail(400, { at: 'sent' as const, typed, problems: read.problems });
		const by = senders.find((one) => one === text(form, 'by')) ?? 'her';
		const sent = { on: read.found, by };
		await letters.markSent(world.db, world.keys, victim, place, sent, now);
		redirect(303, event.url.pathname);
	},
	here: async (event) => {
		const { world, victim, place, row, isMoved, current, before, urn } = await posted(event);
		const { db, keys, now } = world;
		const answering = current?.answering ?? unlessSaid;
		// A later step goes to others than those who read here.
		const isFirst = (current?.rung ?? 'ask') === 'ask';
		const on = dayOf(now());
		const about = { row, isMoved, rung: 'ask', urn, before } as const;
		const facts = { ...about, answering, on, isSentHere: true };
		const letter = asStands(victim.stands, 'en', sayLetter(facts, 'en'));
		if (isFirst) await lettersHere.send(db, keys, victim, { row: place, letter }, now());
		redirect(303, event.url.pathname);
	},
	undo: async (event) => {
		const { world, victim, place } = await posted(event);
		await letters.takeBack(world.db, world.keys, victim, place, world.now());
		redirect(303, event.url.pathname);
	},
	reply: async (event) => {
		const { world, victim, form, place, current } = await posted(event);
		const now = world.now();
		if (!current?.askedOn) redirect(303, event.url.pathname);
		const typed = { outcome: text(form, 'outcome'), on: typedDay(form) };
		const read = readReply(typed, { notBefore: current.askedOn, now });
		if (!read.ok) return fail(400, { at: 'reply' as const, typed, problems: read.problems });
		const { outcome, on } = read.found;
		if (outcome === 'not-told')
			await letters.markReplied(world.db, world.keys, victim, place, on, now);
		else await cases.tellAs(world.db, world.keys, victim, [tellingOf(place, on, dayOf(now))], now);
		redirect(303, event.url.pathname);
	},
	step: async (event) => {
		const { world, victim, form, place, current, state } = await posted(event);
		const wanted = text(form, 'rung');
		const step =
			state.state === 'next-step' ? state.steps.find(({ rung }) => rung === wanted) : undefined;
		if (step && current)
			await letters.stepUp(
				world.db,
				world.keys,
				victim,
				place,
				{ rung: step.rung, answering: current.answering },
				world.now()
			);
		redirect(303, event.url.pathname);
	}
};

async function posted({ locals, params, request }: RequestEvent) {
	const form = await formOf({ request });
	const open = await openRow(locals, params.row ?? '');
	const { world } = locals;
	const victim = locals.actor as Victim;
	if (open.answered) await letters.end(world.db, victim, open.place, world.now());
	return { ...open, form, world, victim };
}

function tellingOf({ duty, because }: AskedRow, toldOn: Day, today: Day): Telling {
	return { kind: 'told-answered', on: today, data: { duty, because, answer: 'yes', toldOn } };
}
