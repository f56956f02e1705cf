import type { PageServerLoad } from './$types';
import { sayNote } from '#lib/i18n/note/contact-words.ts';
import * as contactNotesHers from '#lib/server/note/hers.ts';
import { hers } from '../../door/proof.ts';

/** What is noted of contacts with her, all of it, whoever wrote it. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang } = locals;
	const { db, keys, now } = world;
	const all = await contactNotesHers.readFor(db, keys, hers(locals).victim, now());
	return {
		notes: all.map(({ id, note, isCorrected }) => ({
			...sayNote(note, { lang, reader: 'her' }),
			id,
			isCorrected
		}))
	};
};
