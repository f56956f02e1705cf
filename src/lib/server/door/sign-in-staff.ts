/** The doors of staff: a key, which opens the desk where both are there; and two codes, which only let keys be added. */
import { isStaff, type Actor, type PersonId, type Staff } from '#lib/domain/actor.ts';
import { arrive, type Here, strangerFrom } from './arrivals.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import type { Site } from './device-keys.ts';
import * as limits from '#lib/server/limits.ts';
import * as actors from '#lib/server/access/actors.ts';
import { inLine } from '#lib/server/vault/line.ts';
import * as staffCodes from './staff-codes.ts';
import * as staffKeys from './staff-keys.ts';

/** What a key of staff is asked, for whoever asks. */
export const asked = { to: 'staff-sign-in' } as const;

/** Who came in, and the id of the visit. */
export type Came = { readonly session: string; readonly actor: Actor };

/** Lets somebody of staff in by one of their keys; nothing for every other answer, and none says why. */
export async function signInByKey(
	here: Here,
	site: Site,
	answer: string
): Promise<Came | undefined> {
	const { db, now } = here.world;
	const proved = await deviceKeys.prove(db, site, asked, answer, now());
	if (!proved) return undefined;
	return transaction(db, async (trx) => {
		// A supervisor may take the key away, or pause its owner, at this very moment.
		await deviceKeys.holdOf(trx, proved.person);
		const staff = await staffOf(trx, proved.person);
		if (!staff || !(await deviceKeys.isThere(trx, proved))) return undefined;
		const ready = await staffKeys.areThere(trx, staff.person);
		return begin(trx, here, staff, { ready, how: 'key' });
	});
}

/** What came of two codes: who came in, or the minutes to wait; 0 when they do not let in. */
export type Enrolled = { readonly came: Came } | { readonly minutes: number };

/** Lets somebody in by both their codes, to add keys and for nothing else. What they had before ends. */
export function signInByCodes(
	here: Here,
	network: string,
	typed: readonly [string, string]
): Promise<Enrolled> {
	return inLine(strangerFrom(network), () => tryCodes(here, network, typed));
}

async function tryCodes(
	here: Here,
	network: string,
	typed: readonly [string, string]
): Promise<Enrolled> {
	const { db, keys, now } = here.world;
	const name = limits.bucket(keys, 'network', network);
	const wait = await limits.take(db, [{ name, rule: limits.perNetwork }], now());
	if (wait > 0) return { minutes: limits.minutesOf(wait) };
	const pair = await staffCodes.find(db, keys, typed, now());
	const staff = pair && (await staffOf(db, pair.person));
	if (!staff) return { minutes: 0 };
	return transaction(db, async (trx) => {
		await deviceKeys.holdOf(trx, staff.person);
		if (!(await staffCodes.spend(trx, pair))) return { minutes: 0 };
		await limits.spare(trx, name, now());
		await staffKeys.removeAll(trx, staff.person);
		await audit.write(trx, keys, `person:${staff.person}`, staff, 'staff-enrolled', now());
		return { came: await begin(trx, here, staff, { ready: false, how: 'code' }) };
	});
}

async function begin(
	trx: Trx,
	{ world }: Here,
	staff: Staff,
	{ ready, how }: { readonly ready: boolean; readonly how: 'key' | 'code' }
): Promise<Came> {
	const { kind: role, person } = staff;
	const actor: Actor = ready ? staff : { kind: 'unready', role, person };
	// Whoever just showed this need not show it again to add what is missing.
	const proof = ready ? undefined : ({ purpose: 'keys', at: world.now() } as const);
	const level = ready ? 'staff' : 'unready';
	const session = await arrive(trx, world, { person, actor }, { level, sure: ready, how, proof });
	return { session, actor };
}

async function staffOf(db: Db | Trx, person: PersonId): Promise<Staff | undefined> {
	const found = await actors.actorOf(db, person, { level: 'full', sure: true });
	if (!found || found.isPaused) return undefined;
	return isStaff(found.actor) ? found.actor : undefined;
}
