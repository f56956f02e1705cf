/** A page that rests: nobody comes in, and every door answers as if it had never been there. */
import type { Actor, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as devices from './devices.ts';
import * as invitations from './invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import type { Place } from '#lib/server/people/places.ts';
import * as recoveries from './recoveries.ts';
import * as visits from './visits.ts';

/** Pauses her page at once, everywhere. Calls about her safety are still owed: they go to a person, not to a page. */
export async function pause(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	await transaction(db, (trx) => pauseFor(trx, keys, victim, victim, now));
}

/** The same in a transaction that is under way, by whoever may: herself, or staff she asked. */
export async function pauseFor(
	trx: Trx,
	keys: Keys,
	by: Actor,
	whose: Place,
	now: Instant
): Promise<void> {
	await people.setPaused(trx, whose.person, now);
	await visits.endAll(trx, whose.person);
	await devices.forgetAll(trx, whose.person);
	await invitations.withdraw(trx, whose.person);
	await invitations.end(trx, whose.person, now);
	await recoveries.useUp(trx, whose.person);
	await audit.write(trx, keys, audit.inCase(whose), by, 'page-paused', now);
}

/** Opens it again, for whoever heard what only she should know: her closing is undone by her alone. False when it was open. */
export async function openAgain(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	person: PersonId,
	now: Instant
): Promise<boolean> {
	if (!(await people.setPaused(trx, person, null))) return false;
	await recoveries.writeDown(trx, keys, staff, person, 'page-opened-again', now);
	return true;
}
