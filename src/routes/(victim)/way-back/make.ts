import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as audit from '#lib/server/audit.ts';
import { once } from '#lib/server/database.ts';
import * as drafts from '#lib/server/drafts.ts';
import * as recoveries from '#lib/server/recoveries.ts';
import * as waysIn from '#lib/server/ways-in.ts';
import { setDraftToken } from '../../form.ts';
import { hers } from '../../proof.ts';

/** What she is shown once: what opens her page, and what she keeps for the day she has lost it. */
export type Shown = {
	readonly way?: waysIn.WayIn;
	readonly cards?: readonly string[];
	readonly paper?: recoveries.Paper;
};

/** Makes a number, words and a card, and the paper for the day she has lost them; then shows them once. */
export async function makeWords(event: RequestEvent, phone: waysIn.Phone): Promise<never> {
	const { world, lang } = event.locals;
	const { person } = hers(event.locals).victim;
	const way = await waysIn.make(world.db, world.keys, person, lang, world.now(), phone);
	return showOnce(event, 'way-back-made', { way, paper: await newPaper(event) });
}

/** Her paper for the day she has lost the rest. */
export function newPaper({ locals }: RequestEvent): Promise<recoveries.Paper> {
	const { world, lang } = locals;
	const { person } = hers(locals).victim;
	return recoveries.makePaper(world.db, world.keys, person, lang, world.now());
}

/** Writes down what was made and shows it on a page that forgets it. */
export async function showOnce(event: RequestEvent, act: audit.Act, shown: Shown): Promise<never> {
	const { world } = event.locals;
	const { victim } = hers(event.locals);
	const now = world.now();
	await once(world.db, (trx) =>
		audit.write(trx, world.keys, `case:${victim.caseId}`, victim, act, now)
	);
	const token = drafts.newToken();
	// The browser may be in other hands within the hour: it is shown to her visit alone.
	await drafts.save(world.db, world.keys, token, { of: victim.person, shown }, now);
	setDraftToken(event, 'way', token);
	redirect(303, '/way-back/yours');
}
