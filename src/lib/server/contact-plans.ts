/** Her plan of safe contact as it stands: for a call that was asked for, and for what we owe her to tell. */
import type { PersonId } from '#lib/domain/actor.ts';
import { ringsRecorded } from '#lib/domain/call.ts';
import { hoursOf, narrowed, nothingChosen, type ContactPlan } from '#lib/domain/contact-plan.ts';
import type { Db, Trx } from './database.ts';
import type { Keys } from './keys.ts';
import * as needs from './needs.ts';
import * as people from './people.ts';
import type { Row } from './tables.ts';
import { wishesOf } from './wishes.ts';

/**
 * What she chose for one call, narrowed by what she said of being reached since; and the number. Only for a caller that
 * has found out that the asker may work on this call; the number is shown by `ringing.numberFor` alone.
 */
export async function forCall(
	db: Db | Trx,
	keys: Keys,
	row: Row<'requests'>
): Promise<{ readonly plan: ContactPlan; readonly phone?: string }> {
	const wishes = await wishesOf(db, keys, row);
	// A call about her safety goes by times she chose long before it was made.
	const since = row.kind === 'safety' ? 0 : row.asked_at;
	const later = row.person_id && (await needs.ofPerson(db, keys, row.person_id, since));
	const phone = ringsRecorded(row)
		? row.person_id && (await people.contactOf(db, keys, row.person_id))?.phone
		: wishes.phone && ((later && later.phone) || wishes.phone);
	const plan: ContactPlan = {
		...nothingChosen,
		hasNumber: Boolean(phone),
		slots: wishes.slots,
		message: wishes.mayLeaveMessage,
		someoneElse: wishes.ifSomeoneElse,
		hasName: wishes.name !== undefined,
		...(wishes.askFirst ? { askFirst: true as const } : {})
	};
	return { plan: later ? narrowed(plan, later) : plan, ...(phone ? { phone } : {}) };
}

/** What a person chose for all that we may write to her: nothing, where she said nothing. */
export async function forPerson(db: Db | Trx, keys: Keys, person: PersonId): Promise<ContactPlan> {
	const said = await needs.ofPerson(db, keys, person);
	if (!said) return nothingChosen;
	return {
		...nothingChosen,
		hasNumber: said.phone !== undefined,
		hours: hoursOf(said),
		ways: said.ways ?? [],
		rests: await people.isPaused(db, person)
	};
}
