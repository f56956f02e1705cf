import { redirect } from '@sveltejs/kit';
import type { Victim } from '#lib/domain/actor.ts';
import type { Purpose } from '#lib/domain/proof.ts';
import * as proofs from '#lib/server/proofs.ts';
import type { Session } from '#lib/server/sessions.ts';

/**
 * Sends her to show again that it is her, unless she did for this purpose in the last five minutes. Call it first in
 * whatever needs it, load and action alike; afterwards she is back on the page of `purposes` in `domain/proof.ts`.
 */
export async function needProof(locals: App.Locals, purpose: Purpose): Promise<void> {
	if (!(await isProvedFor(locals, purpose))) redirect(303, `/prove?for=${purpose}`);
}

/** The same as a question, for a page that shows the rest of itself without it. */
export function isProvedFor({ world, session }: App.Locals, purpose: Purpose): Promise<boolean> {
	return proofs.holds(world.db, session as Session, purpose, world.now());
}

/** A signed-in victim and her visit, as the lock of the folder has made sure. */
export function hers({ actor, session }: App.Locals) {
	return { victim: actor as Victim, session: session as Session };
}
