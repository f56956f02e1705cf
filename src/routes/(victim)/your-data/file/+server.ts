import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { readLock } from '#lib/domain/data/copy.ts';
import * as copies from '#lib/server/copy/copies.ts';
import { copyAnswer } from '../../../copy/copy-file.ts';
import { formOf, text } from '../../../form/form.ts';
import { hers, needProof } from '../../../door/proof.ts';

/** Her copy, locked with her words if she likes: made in memory and sent, and nothing of it stays here. */
export const POST: RequestHandler = async ({ locals, request }) => {
	await needProof(locals, 'copy');
	const { db, keys, now } = locals.world;
	const form = await formOf({ request });
	const wantsLock = text(form, 'lock') !== 'no';
	const lock = wantsLock ? readLock(text(form, 'words')) : undefined;
	if (wantsLock && !lock) redirect(303, '/your-data?short');
	const copy = await copies.takeFor(db, keys, hers(locals).victim, now());
	if (!copy) redirect(303, '/your-data');
	return copyAnswer(copy, { lang: locals.lang, lock, as: 'file' });
};
