import type { PageServerLoad } from './$types';
import * as requests from '#lib/server/requests.ts';
import { findDraft } from '../../../draft.ts';

/** The promise, and what became of it; for the browser that asked, for a day. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const draft = await findDraft(event, 'talk');
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
