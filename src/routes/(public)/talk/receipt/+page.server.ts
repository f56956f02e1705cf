import type { PageServerLoad } from './$types';
import * as drafts from '#lib/server/drafts.ts';
import * as requests from '#lib/server/requests.ts';
import { draftToken } from '../../../form.ts';

/** The promise, and what became of it; for the browser that asked, for a day. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const draft = await drafts.find(world.db, world.keys, draftToken(event, 'talk'), world.now());
	const asked = draft?.request
		? await requests.findByReceipt(world.db, world.keys, draft.request)
		: undefined;
	return {
		asked: asked && {
			state: asked.state,
			promised: asked.promised,
			mayLeaveMessage: asked.mayLeaveMessage
		},
		signedInAsVictim: actor.kind === 'victim'
	};
};
