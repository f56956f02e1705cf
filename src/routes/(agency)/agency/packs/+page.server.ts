import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { readPack } from '#lib/domain/begin/pack-number.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import * as packs from '#lib/server/begin/packs.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { findDraft, setDraftToken } from '../../../form/draft.ts';
import { formOf, text } from '../../../form/form.ts';
import { chosenTongue } from '../../../form/tongues.ts';

/** The batches of their force, a form for another, and one for a pack that is lost. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const force = await forceFor(world.db, actor as Officer);
	if (!force) error(404);
	return {
		name: force.name,
		token: newToken(),
		isPrinted: (await findDraft(event, 'packs')) !== undefined,
		isEnded: event.url.searchParams.has('ended'),
		batches: await packs.listFor(world.db, actor as Officer)
	};
};

export const actions: Actions = {
	print: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const form = await formOf(event);
		const language = chosenTongue(event.locals, text(form, 'language'));
		if (!language) return fail(400, { print: 'empty', minutes: 0 } as const);
		// Nobody but this officer is led anywhere by it.
		const token = text(form, 'token') || newToken();
		const made = await packs.print(db, keys, actor as Officer, { token, language }, now());
		if (!made.ok && made.why === 'not-yours') error(404);
		if (!made.ok) return fail(429, { print: made.why, minutes: made.minutes } as const);
		setDraftToken(event, 'packs', made.paper);
		redirect(303, '/agency/packs/paper');
	},
	end: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const form = await formOf(event);
		const batch = text(form, 'batch');
		const typed = text(form, 'number');
		const number = readPack(typed);
		if (!batch && !number) return fail(400, { lost: 'mistyped', typed } as const);
		const which = batch ? { batch } : { number: number ?? '' };
		const isEnded = await packs.end(db, keys, actor as Officer, which, now());
		if (!isEnded) return fail(404, { lost: 'not-yours', typed } as const);
		redirect(303, '/agency/packs?ended');
	}
};
