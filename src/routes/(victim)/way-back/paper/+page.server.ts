import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { strangerFrom } from '#lib/server/door/arrivals.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { inLine } from '#lib/server/vault/line.ts';
import { hers, needProof } from '../../../door/proof.ts';
import { showOnce } from '../make.ts';

/** What she keeps for the day she has lost the rest: a long code, and what she says on the telephone. */
export const load: PageServerLoad = async ({ locals }) => {
	await mayMake(locals);
	return { has: await recoveries.hasPaper(locals.world.db, hers(locals).victim.person) };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, lang } = event.locals;
		await mayMake(event.locals);
		const { db, keys, now } = world;
		const token = await inLine(strangerFrom(event.getClientAddress()), () =>
			waysMade.paper(db, keys, hers(event.locals), lang, now())
		);
		showOnce(event, token);
	}
};

async function mayMake(locals: App.Locals): Promise<void> {
	const { key, words } = await proofs.meansOf(locals.world.db, hers(locals).victim.person);
	// Before she has a way back in there is nothing to lose.
	if (!key && !words) redirect(303, '/way-back');
	await needProof(locals, 'paper');
}
