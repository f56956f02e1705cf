import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { guardsOn } from '#lib/domain/news/orders.ts';
import { isOut, safeToday } from '#lib/domain/news/safe-today.ts';
import { callAbout } from '#lib/domain/call/why.ts';
import { address } from '#lib/i18n/pages.ts';
import { sayNews } from '#lib/i18n/news/news-words.ts';
import { sayInShort } from '#lib/i18n/news/rules-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import { openNow } from '../open-now.ts';

/** The decisions she may read, newest first, and the question how she wants to hear what waits. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang, t } = locals;
	const now = world.now();
	const victim = locals.actor as Victim;
	const open = await cases.readFor(world.db, world.keys, victim, now);
	const depth = { lang, places: true, names: open.names };
	return asStands(victim.stands, lang, {
		waiting: open.waiting,
		always: open.choices.always,
		safe: sayInShort(
			guardsOn(open.events, dayOf(now)),
			lang,
			open.waiting !== undefined,
			open.names
		),
		// Not guilty, let out, at the end of a sentence: her safety before what it means.
		isOut: safeToday(open.events, dayOf(now)).some(isOut),
		open: openNow(t, victim, now),
		news: timeline(open.events)
			.filter(({ event }) => event.toldBy !== 'victim')
			.flatMap(({ event, whose }) => sayNews(event, depth, whose, open.events, now) ?? [])
	});
};

export const actions: Actions = {
	read: async (event) => {
		await choose(event, 'read');
		redirect(303, '/news');
	},
	later: async (event) => {
		await choose(event, 'later');
		redirect(303, '/home');
	},
	advocate: async (event) => {
		await choose(event, 'advocate');
		redirect(303, address(event.locals.lang, callAbout('read')));
	},
	always: async (event) => {
		await keep(event, newsChoices.showAlways);
		redirect(303, '/news');
	},
	first: async (event) => {
		await keep(event, newsChoices.askFirst);
		redirect(303, '/news');
	},
	safety: async (event) => {
		await keep(event, newsChoices.readSafety);
		redirect(303, '/home');
	}
};

async function choose(
	{ locals: { world, actor } }: RequestEvent,
	choice: 'read' | 'later' | 'advocate'
): Promise<void> {
	await newsChoices.choose(world.db, world.keys, actor as Victim, choice, world.now());
}

async function keep(
	{ locals: { world, actor } }: RequestEvent,
	act: typeof newsChoices.readSafety
): Promise<void> {
	await act(world.db, world.keys, actor as Victim, world.now());
}
