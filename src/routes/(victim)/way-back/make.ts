import { redirect, type RequestEvent } from '@sveltejs/kit';
import { strangerFrom } from '#lib/server/door/arrivals.ts';
import { inLine } from '#lib/server/vault/line.ts';
import type { Phone } from '#lib/server/door/ways-in.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { setDraftToken } from '../../form/draft.ts';
import { hers, needProof } from '../../door/proof.ts';
import { isSure } from './sure.ts';

/** Sends on whoever may not make a way back in: where we are not sure of her, or until she has shown again that it is her. */
export async function mayMake(locals: App.Locals): Promise<void> {
	if (!isSure(hers(locals).victim)) redirect(303, '/way-back');
	await needProof(locals, 'way-back');
}

/** Makes a number, words and a card, and shows them once. */
export async function makeWords(event: RequestEvent, phone: Phone): Promise<never> {
	const { world, lang } = event.locals;
	const asked = { ...phone, lang };
	const { db, keys, now } = world;
	const made = await inLine(strangerFrom(event.getClientAddress()), () =>
		waysMade.words(db, keys, hers(event.locals), asked, now())
	);
	return showOnce(event, made);
}

/** Leads to the page that shows once what was made. */
export function showOnce(event: RequestEvent, token: string): never {
	setDraftToken(event, 'way', token);
	redirect(303, '/way-back/yours');
}
