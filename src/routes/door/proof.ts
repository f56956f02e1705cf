import { redirect } from '@sveltejs/kit';
import type { Staff, Unready, Victim } from '#lib/domain/actor.ts';
import { staffPurposes, type Purpose } from '#lib/domain/door/proof.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import type { Session } from '#lib/server/door/sessions.ts';

/**
 * Sends her to show again that it is her, unless she did for this purpose in the last five minutes. Call it first in
 * whatever needs it, load and action alike; afterwards she is back on the page of that purpose in `domain/proof.ts`.
 */
export async function needProof(locals: App.Locals, purpose: Purpose): Promise<void> {
	if (await isProvedFor(locals, purpose)) return;
	redirect(303, `${purpose in staffPurposes ? '/desk' : ''}/prove?for=${purpose}`);
}

/** The same as a question, for a page that shows the rest of itself without it. */
export function isProvedFor({ world, session }: App.Locals, purpose: Purpose): Promise<boolean> {
	return proofs.holds(world, session as Session, purpose);
}

/** A signed-in victim and her visit, as the lock of the folder has made sure. */
export function hers({ actor, session }: App.Locals) {
	return { victim: actor as Victim, session: session as Session };
}

/** Somebody of staff and her visit; where a page is for those with both keys, the lock has made sure of that too. */
export function ofStaff<Who extends Staff | Unready = Staff>({ actor, session }: App.Locals) {
	return { actor: actor as Who, session: session as Session };
}
