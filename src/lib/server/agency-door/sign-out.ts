/** An agency's sign-in orders us to sign somebody out: believed by its signature alone, and followed once. */
import { follow } from './logouts.ts';
import * as providers from './identity-providers.ts';
import type { World } from '#lib/server/world.ts';
import { readLogoutToken, realNow } from './answers.ts';

/** Follows an order; false when it is not to be believed, or came before. The reason goes to the log. */
export async function signOut(world: World, id: string, token: string): Promise<boolean> {
	const { db, keys, now, oidc } = world;
	const door = await providers.find(db, id);
	if (!door) return false;
	const key = oidc.issuers.keysOf(door.issuer, now());
	const judged = await readLogoutToken({ token, key, at: realNow(world) }, door);
	if (!judged.ok) {
		world.log.warn('an order to sign out was refused', { kind: judged.why });
		return false;
	}
	const { jti, sub, sid } = judged.claims as { jti: string; sub?: string; sid?: string };
	return follow(db, keys, door, { jti, ...(sub ? { sub } : {}), ...(sid ? { sid } : {}) }, now());
}
