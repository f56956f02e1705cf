import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { latinDigits } from '#lib/domain/digits.ts';
import type { Receipt } from '#lib/domain/data/erasure.ts';
import { address } from '#lib/i18n/pages.ts';
import { receiptOf } from '#lib/server/keep/erasures.ts';
import * as limits from '#lib/server/limits.ts';
import { findDraft, keepDraft } from '../../form/draft.ts';
import { formOf, text } from '../../form/form.ts';
import { toWait } from '../../form/retry-after.ts';

/** What the receipt says whose number was typed last here: a day and counts. Nobody is in it. */
export const load: PageServerLoad = async (event) => {
	const draft = await findDraft(event, 'receipt');
	return { receipt: draft?.answers as Receipt | undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, now } = event.locals.world;
		const number = latinDigits(text(await formOf(event), 'number')).replace(/\D/g, '');
		if (!number) return fail(400, { why: 'missing' as const, minutes: 0 });
		const name = limits.bucket(keys, 'network', event.getClientAddress());
		const wait = await limits.take(db, [{ name, rule: limits.perNetwork }], now());
		if (wait > 0) {
			const minutes = limits.minutesOf(wait);
			return fail(toWait(event, minutes), { why: 'wait' as const, minutes });
		}
		const receipt = await receiptOf(db, number);
		if (!receipt) return fail(400, { why: 'none' as const, minutes: 0 });
		await limits.spare(db, name, now());
		await keepDraft(event, 'receipt', receipt);
		redirect(303, address(event.locals.lang, '/receipt'));
	}
};
