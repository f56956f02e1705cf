/** The door for a key that her own phone keeps: nothing to type, nothing to guess, so nobody is ever made to wait. */
import { arrive, know, refused, type Door, type Here, type Visitor } from './arrivals.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import type { Site } from './device-keys.ts';
import * as actors from '#lib/server/access/actors.ts';

/** Signs a victim in by her key, to all of it. Staff need two keys and rules of their own: not by this door. */
export async function signInByKey(
	here: Here,
	visitor: Visitor,
	site: Site,
	answer: string
): Promise<Door> {
	const { db, now } = here.world;
	const proved = await deviceKeys.prove(db, site, { to: 'sign-in' }, answer, now());
	const person = proved?.person;
	const found = person && (await actors.actorOf(db, person, { level: 'full', sure: true }));
	if (!person || !found || found.isPaused || found.actor.kind !== 'victim') return refused;
	const { actor } = found;
	return transaction(db, async (trx) => {
		const device = await know(trx, here.world, person, visitor, { shared: false, carded: false });
		const beginning = { level: 'full', sure: true, how: 'key' } as const;
		const session = await arrive(trx, here.world, { person, actor }, beginning);
		return { ok: true, session, actor, device };
	});
}
