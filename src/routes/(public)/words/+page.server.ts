import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address, pageNamed } from '#lib/i18n/pages.ts';
import * as wrongWords from '#lib/server/keeper/wrong-words.ts';
import * as limits from '#lib/server/limits.ts';
import { formOf, text } from '../../form/form.ts';
import { toWait } from '../../form/retry-after.ts';

/** Whether something was sent just now. */
export const load: PageServerLoad = ({ url }) => ({ isSent: url.searchParams.has('sent') });

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { lang } = event.locals;
		const words = text(await formOf(event), 'words').trim();
		if (words === '') return fail(400, { why: 'missing', words } as const);
		if (words.length > wrongWords.longest) return fail(400, { why: 'long', words } as const);
		const name = limits.bucket(keys, 'words', event.getClientAddress());
		const wait = await limits.take(db, [{ name, rule: limits.perAsking }], now());
		const page = pageNamed(event.url.searchParams.get('of') ?? '');
		if (wait > 0 || !(await wrongWords.keep(db, keys, { lang, page, words }, now())))
			return fail(toWait(event, limits.minutesOf(wait)), { why: 'full', words } as const);
		redirect(303, `${address(lang, '/words')}?sent`);
	}
};
