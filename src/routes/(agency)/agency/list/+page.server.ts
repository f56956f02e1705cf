import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import * as list from '#lib/server/begin/list.ts';
import { FileRefused } from '#lib/server/import/text.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import { findDraft, setDraftToken } from '../../../form/draft.ts';
import { fileOf, inPieces } from '../../../form/file.ts';
import { tonguesFor } from '../../../form/tongues.ts';

/** A list to send, for many papers at once. The token stands in the address of the form: its body is the file alone. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	if (!(await forceFor(world.db, actor as Officer))) error(404);
	const isMade = (await findDraft(event, 'list')) !== undefined;
	return { token: newToken(), isMade, most: list.mostLines };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const bytes = await fileOf(event);
		if (bytes.length === 0) return fail(400, { why: 'empty', minutes: 0, refused: '' } as const);
		// Nobody but this officer is led anywhere by it.
		const token = event.url.searchParams.get('form') || newToken();
		try {
			const file = inPieces(bytes);
			const made = await list.take(
				db,
				keys,
				actor as Officer,
				{ token, file, tongues: tonguesFor(event.locals) },
				now()
			);
			if (!made.ok && made.why === 'not-yours') error(404);
			if (!made.ok) return fail(429, { why: 'wait', minutes: made.minutes, refused: '' } as const);
			setDraftToken(event, 'list', made.paper);
		} catch (thrown) {
			if (!(thrown instanceof FileRefused)) throw thrown;
			return fail(422, { why: 'refused', minutes: 0, refused: thrown.message } as const);
		}
		redirect(303, '/agency/list/paper');
	}
};
