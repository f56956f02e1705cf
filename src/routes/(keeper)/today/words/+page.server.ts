import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { languageOf, languages } from '#lib/i18n/languages.ts';
import { readingOf } from '#lib/i18n/offering.ts';
import { address, isPublic } from '#lib/i18n/pages.ts';
import * as wrongWords from '#lib/server/keeper/wrong-words.ts';
import { formOf, text } from '../../../form/form.ts';

/** What people say sounds wrong, with its language, its page where anybody may open it, and how long it waits. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys } = locals.world;
	const all = await wrongWords.list(db, keys);
	return {
		invented: locals.world.invented,
		languages: languages
			.filter(({ code }) => code !== 'en')
			.map(({ code, english }) => ({ english, ...readingOf(code) })),
		told: all.map(({ id, lang, page, words, at }) => {
			const { tag = lang, dir, english } = languageOf(lang);
			const href = page !== '' && isPublic(page) ? address(lang, page) : undefined;
			return { id, tag, dir, english, page, href, words, at };
		})
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		await wrongWords.close(locals.world.db, text(await formOf({ request }), 'id'));
		redirect(303, '/today/words');
	}
};
