/** What an officer made last, for an hour: it can be opened and printed again without a second code. */
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Officer } from '#lib/domain/actor.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import { findDraft } from '../../form/draft.ts';

/** What was made last under a name, for an officer of a force; where there is nothing they are led to where it is made. */
export async function lastMade<Made>(event: RequestEvent, name: 'give' | 'list' | 'packs') {
	const { world, actor } = event.locals;
	if (!(await forceFor(world.db, actor as Officer))) error(404);
	const draft = await findDraft(event, name);
	if (!draft) redirect(303, `/agency/${name}`);
	return draft.answers as Made;
}
