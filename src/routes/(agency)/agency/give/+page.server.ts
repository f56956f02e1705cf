import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { readStands } from '#lib/domain/access/stands.ts';
import { asWritten, readUrn } from '#lib/domain/case/urn.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import * as givings from '#lib/server/begin/givings.ts';
import * as reports from '#lib/server/begin/reports.ts';
import * as returns from '#lib/server/begin/returns.ts';
import * as safeWays from '#lib/server/begin/safe-ways.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { findDraft, setDraftToken } from '../../../form/draft.ts';
import { formOf, text } from '../../../form/form.ts';
import { maySend, sendingIn } from './sending.ts';
import { byUnit, sayLeaflet } from './waiting.ts';
import { chosenTongue } from '../../../form/tongues.ts';

/** So many reports that wait stand on the page. */
const mostReports = 50;

/** A form to give somebody their code on paper, and whether the last paper can still be opened. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const { db, keys, now } = world;
	const force = await forceFor(db, actor as Officer);
	if (!force) error(404);
	const waiting = await reports.listFor(db, keys, actor as Officer);
	const due = await returns.dueFor(db, keys, actor as Officer, now());
	// By its id: no address carries a reference.
	const wanted = event.url.searchParams.get('report');
	const again = due.find(({ id }) => id === event.url.searchParams.get('of'));
	const reference = again?.reference ?? waiting.find(({ id }) => id === wanted)?.urn;
	const { unit, units, shown } = byUnit(waiting, event.url.searchParams.get('unit'));
	const isPaper = (await findDraft(event, 'give')) !== undefined;
	const asked = await safeWays.listFor(db, keys, actor as Officer);
	const saidOf = (report: string) => {
		const found = asked.find((one) => one.report === report);
		return found && sayLeaflet(found, now());
	};
	return {
		name: force.name,
		token: newToken(),
		isPaper,
		maySend: maySend(event),
		reference,
		of: again?.id,
		today: dayOf(now()),
		...{ unit, units, due },
		all: shown.length,
		reports: shown.slice(0, mostReports).map((one) => ({ ...one, leaflet: saidOf(one.id) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const typed = typedIn(await formOf(event));
		const { token, alone, again } = typed;
		const pack = alone === 'sent' ? '' : typed.pack;
		const stands = readStands(typed.stands);
		const urn = readUrn(typed.reference);
		const language = chosenTongue(event.locals, typed.language);
		const sending = alone === 'sent' ? sendingIn(event, typed.to, language ?? 'en') : undefined;
		const missing = {
			reference: typed.reference.trim() === '' ? 'empty' : urn ? undefined : 'unreadable',
			language: language ? undefined : 'empty',
			alone: isAnswer(alone) ? undefined : 'empty',
			to: typeof sending === 'string' ? sending : undefined
		} as const;
		if (!urn || !language || missing.alone || typeof sending === 'string')
			return fail(400, { typed, missing });
		const handed = alone === 'no' ? 'letter' : 'alone';
		const { unit } = event.locals.agencyVisit?.said ?? {};
		const more = { stands, again: againOf(again), of: typed.of, pack, sending, unit };
		const written = asWritten(typed.reference);
		const asked = { token, urn, written, language, handed, ...more } as const;
		const given = await givings.give(db, keys, actor as Officer, asked, now());
		if (!given.ok) return fail(given.why === 'wait' ? 429 : 409, { typed, given });
		setDraftToken(event, 'give', given.paper);
		redirect(303, '/agency/give/paper');
	}
};

function typedIn(form: FormData) {
	return {
		// Nobody but this officer is led anywhere by it.
		token: text(form, 'token') || newToken(),
		reference: text(form, 'reference'),
		language: text(form, 'language'),
		alone: text(form, 'alone'),
		to: text(form, 'to'),
		pack: text(form, 'pack').trim(),
		stands: text(form, 'stands'),
		again: text(form, 'again'),
		of: text(form, 'of')
	};
}

function isAnswer(typed: string): boolean {
	return typed === 'yes' || typed === 'sent' || typed === 'no';
}

function againOf(typed: string): givings.Asked['again'] {
	return typed === 'replace' || typed === 'another' ? typed : undefined;
}
