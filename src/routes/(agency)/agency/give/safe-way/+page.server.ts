import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { sentOn } from '#lib/domain/begin/safe-way.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as reports from '#lib/server/begin/reports.ts';
import * as safeWays from '#lib/server/begin/safe-ways.ts';
import { formOf, text } from '../../../../form/form.ts';
import { maySend, sendingIn } from '../sending.ts';
import { sayLeaflet } from '../waiting.ts';
import { chosenTongue } from '../../../../form/tongues.ts';

/** Where the leaflet of one report goes if nobody gives it; nothing where nothing can be sent. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const { db, keys, now } = world;
	const { id, urn, on } = await reportIn(event);
	const asked = await safeWays.listFor(db, keys, actor as Officer);
	const last = asked.find(({ report }) => report === id);
	return {
		report: id,
		reference: urn,
		day: sayDay('en', sentOn(on, dayOf(now())), 'plain'),
		last: last && sayLeaflet(last, now()),
		waits: last?.standing.state === 'waits'
	};
};

export const actions: Actions = {
	mark: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const { id } = await reportIn(event);
		const form = await formOf(event);
		const typed = {
			to: text(form, 'to'),
			language: text(form, 'language'),
			alone: text(form, 'alone')
		};
		const language = chosenTongue(event.locals, typed.language);
		const sending = sendingIn(event, typed.to, language ?? 'en');
		const missing = {
			language: language ? undefined : ('empty' as const),
			to: typeof sending === 'string' ? sending : undefined,
			alone: typed.alone === 'yes' ? undefined : ('empty' as const)
		};
		if (!language || typeof sending === 'string' || missing.alone)
			return fail(400, { typed, missing, minutes: 0 });
		const asked = { report: id, language, ...sending };
		const marked = await safeWays.mark(db, keys, actor as Officer, asked, now());
		if (!marked.ok && marked.why === 'no-report') error(404);
		if (!marked.ok) return fail(429, { typed, missing, minutes: marked.minutes });
		redirect(303, '/agency/give');
	},
	back: async (event) => {
		const { id } = await reportIn(event);
		await safeWays.takeBack(event.locals.world.db, event.locals.actor as Officer, id);
		redirect(303, '/agency/give');
	}
};

/** The report of the address: one of theirs, or it is not there. */
async function reportIn(event: RequestEvent): Promise<reports.Report> {
	const { world, actor } = event.locals;
	const id = event.url.searchParams.get('report') ?? '';
	const report = await reports.findFor(world.db, world.keys, actor as Officer, id);
	if (!report || !maySend(event)) error(404);
	return report;
}
