import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { latinDigits } from '#lib/domain/digits.ts';
import type { Receipt } from '#lib/domain/erasure.ts';
import { address } from '#lib/i18n/pages.ts';
import * as drafts from '#lib/server/drafts.ts';
import { receiptOf } from '#lib/server/erasures.ts';
import * as limits from '#lib/server/limits.ts';
import { newToken } from '#lib/server/tokens.ts';
import { draftToken, formOf, setDraftToken, text } from '../../form.ts';

/** What the receipt says whose number was typed last here: a day and counts. Nobody is in it. */
export const load: PageServerLoad = async (event) => {
	const { db, keys, now } = event.locals.world;
	const draft = await drafts.find(db, keys, draftToken(event, 'receipt'), now());
	return { receipt: draft?.answers as Receipt | undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, now } = event.locals.world;
		const name = limits.bucket(keys, 'network', event.getClientAddress());
		const wait = await limits.take(db, [{ name, rule: limits.perNetwork }], now());
		if (wait > 0) return fail(429, { minutes: Math.ceil(wait / 60_000) });
		const number = latinDigits(text(await formOf(event), 'number')).replace(/\D/g, '');
		const receipt = await receiptOf(db, number);
		if (!receipt) return fail(400, { minutes: 0 });
		await limits.spare(db, name, now());
		const token = newToken();
		await drafts.save(db, keys, token, receipt, now());
		setDraftToken(event, 'receipt', token);
		redirect(303, address(event.locals.lang, '/receipt'));
	}
};
