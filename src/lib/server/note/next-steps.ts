/** What an advocate said would follow a contact, until the next contact is noted: it is theirs to do on its day. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { NextStep } from '#lib/domain/note/contact.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import * as names from '#lib/server/people/names.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as rows from './rows.ts';
import { notesFor } from './scopes.ts';

export type Following = {
	readonly participation: ParticipationId;
	readonly name?: string;
	readonly next: NextStep;
	readonly on: Day;
};

/**
 * The dated steps up to a day, of whose case this one has: each as the newest note of a person says it. That they were
 * listed is written down once a day.
 */
export async function followingFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	until: Day,
	now: Instant
): Promise<Following[]> {
	return transaction(db, async (trx) => {
		// By the cases that are theirs: a list that is asked for each minute looks through no others.
		const given = await sharedPanes
			.givenTo(trx, staff)
			.select('participations.case_id as caseId')
			.execute();
		const places = given.map(({ id, ...place }) => ({ participation: id, ...place }));
		const ids = places.map(({ participation }) => participation);
		if (ids.length === 0) return [];
		const kept = await notesFor(trx, staff, now).where('participations.id', 'in', ids).execute();
		const newest = new Map(
			kept
				.filter(({ corrected_by }) => corrected_by === null)
				.toReversed()
				.map((row) => [row.participation_id, row])
		);
		const notes = await rows.opened(trx, keys, [...newest.values()]);
		const due = notes.filter(({ note: { nextOn } }) => nextOn !== undefined && nextOn <= until);
		const theirs = places.filter(({ participation }) =>
			due.some((one) => one.participation === participation)
		);
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(
			trx,
			keys,
			theirs.map(audit.inCase),
			staff,
			'contact-listed',
			day
		);
		const people = theirs.map(({ person }) => person);
		const nameOf = await names.ofPeople(trx, keys, people);
		const personOf = new Map(theirs.map(({ participation, person }) => [participation, person]));
		return due.map(({ participation, note: { next, nextOn } }) => {
			const person = personOf.get(participation);
			const name = person && nameOf.get(person);
			return { participation, next, on: nextOn as Day, ...(name ? { name } : {}) };
		});
	});
}
