/** A contact as it is picked on the form, and a call that somebody made. */
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { slotsFrom, type Outcome, type Slot } from '#lib/domain/call/call.ts';
import type { PickedNote } from '#lib/domain/note/contact.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { transaction } from '#lib/server/database.ts';
import * as calls from '#lib/server/call/calls.ts';
import type { World } from '#lib/server/world.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { someWishes } from '#tests/world/builders.ts';

/** A note that can be kept on 25 November 2026. */
export function aPickedNote(over: Partial<PickedNote> = {}): PickedNote {
	return {
		on: '2026-11-25',
		channel: 'phone',
		needs: ['court'],
		actions: ['explained'],
		next: 'call',
		nextOn: '2026-12-01',
		...over
	};
}

/** Keeps such a note of a contact of today. */
export async function keepsANote(world: World, staff: Staff, whose: Victim): Promise<void> {
	const { db, keys, now } = world;
	const on = dayOf(now());
	const keeping = {
		participation: whose.participation,
		picked: aPickedNote({ on, nextOn: on }),
		form: newId()
	};
	const kept = await contactNotes.keep(db, keys, staff, keeping, now());
	if (kept?.was !== 'kept') throw new Error('The note was not kept');
}

/** Somebody asks for a call, she or a stranger, and it goes as it goes; the id of the call. */
export async function aCallMade(
	{ db, keys, now }: World,
	staff: Staff,
	{ of, went }: { readonly of?: Victim; readonly went: Outcome }
): Promise<string> {
	const slots = slotsFrom(now()).slice(0, 2);
	const call = {
		kind: 'call',
		wishes: someWishes({ slots, name: 'CANARY Sam' }),
		language: 'en',
		promised: slots[0] as Slot
	} as const;
	const id = await transaction(db, (trx) =>
		calls.add(trx, keys, of ?? { kind: 'stranger' }, call, now())
	);
	if (!(await callDesk.take(db, keys, staff, id, now()))) throw new Error('The call was not taken');
	await seesNumber({ db, now }, staff, id);
	if (!(await callDesk.answer(db, keys, staff, id, went, now())))
		throw new Error('How it went was not kept');
	return id;
}
