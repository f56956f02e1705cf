/** Notes of contacts at the desk: kept and read by who has the case, stands in or made the call; read by their supervisor. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { outcomes } from '#lib/domain/call/call.ts';
import { referenceOf } from '#lib/domain/note/line.ts';
import { readNote, type NoteField, type PickedNote } from '#lib/domain/note/contact.ts';
import type { CaseId, Day, Instant } from '#lib/domain/event.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as rows from './rows.ts';
import * as taskRows from './task-rows.ts';
import { notesFor, placesFor } from './scopes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as names from '#lib/server/people/names.ts';
import * as people from '#lib/server/people/people.ts';
import { teamOf } from '#lib/server/team/members.ts';

export type Noted = {
	readonly reference: string;
	readonly name?: string;
	/** The first day that can be noted. */
	readonly began: Day;
	/** A supervisor of the team who has no part in it only reads. */
	readonly mayNote: boolean;
	/** The last written first. */
	readonly notes: readonly rows.KeptNote[];
};

/** What is noted of one victim; the look is written down. Nothing where it is not this one's to see. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Noted | undefined> {
	return transaction(db, async (trx) => {
		const place = await find(trx, keys, staff, { participation, to: 'read' }, now);
		if (!place) return undefined;
		const found = await notesFor(trx, staff, now)
			.where('participations.id', '=', participation)
			.execute();
		await audit.write(trx, keys, audit.inCase(place), staff, 'contact-notes-read', now);
		const name = (await people.contactOf(trx, keys, place.person))?.name;
		const mayNote = await placesFor(trx, staff, 'note', now)
			.where('participations.id', '=', participation)
			.executeTakeFirst();
		return {
			reference: referenceOf(participation),
			began: dayOf(place.began),
			mayNote: mayNote !== undefined,
			notes: await rows.opened(trx, keys, found),
			...(name ? { name } : {})
		};
	});
}

/** Whether somebody here may write notes about one victim: more than to read them, as a supervisor does. */
export async function mayNote(
	db: Db,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	const place = await placesFor(db, staff, 'note', now)
		.where('participations.id', '=', participation)
		.executeTakeFirst();
	return place !== undefined;
}

/** When a contact with each was last noted, as far as somebody here may read it; nothing of what. */
export async function lastNotedFor(
	db: Db,
	staff: Staff,
	now: Instant
): Promise<ReadonlyMap<ParticipationId, Instant>> {
	const found = await notesFor(db, staff, now)
		.clearSelect()
		.clearOrderBy()
		.select(({ fn }) => [
			'contact_notes.participation_id as participation',
			fn.max('contact_notes.written_at').as('at')
		])
		.groupBy('contact_notes.participation_id')
		.execute();
	return new Map(found.map(({ participation, at }) => [participation, Number(at)]));
}

export type Person = {
	readonly participation: ParticipationId;
	readonly reference: string;
	readonly name?: string;
};

/** Whose contacts somebody here may note now; that they were listed is written down once a day. */
export async function peopleOf(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Person[]> {
	return transaction(db, async (trx) => {
		const places = await placesFor(trx, staff, 'note', now).execute();
		const day = { since: instantOf(dayOf(now)), now };
		const about = places.map(audit.inCase);
		await auditLists.writeOnceEach(trx, keys, about, staff, 'contact-listed', day);
		const victims = places.map(({ person }) => person);
		const nameOf = await names.ofPeople(trx, keys, victims);
		const found = places.map(({ participation, person }): Person => {
			const name = nameOf.get(person);
			return { participation, reference: referenceOf(participation), ...(name ? { name } : {}) };
		});
		return found.toSorted((one, other) => one.reference.localeCompare(other.reference));
	});
}

/** A note on its way in. */
export type Keeping = {
	readonly participation: ParticipationId;
	readonly picked: PickedNote;
	/** What the form carried: the very same posted again is the same note. */
	readonly form: string;
	/** The call it is of, where it is of one. */
	readonly call?: string | undefined;
	/** The entry whose place it takes. */
	readonly corrects?: string | undefined;
};
export type Kept =
	| { readonly was: 'kept' }
	| { readonly was: 'wrong'; readonly wrong: readonly NoteField[] }
	/** Somebody was quicker: the entry has another in its place. */
	| { readonly was: 'corrected' };

/** Keeps a note; nothing where it is not this one's to note, or what it corrects is not theirs to see. */
export async function keep(
	db: Db,
	keys: Keys,
	staff: Staff,
	keeping: Keeping,
	now: Instant
): Promise<Kept | undefined> {
	return transaction(db, async (trx) => {
		const { participation, picked, corrects = null } = keeping;
		const place = await find(trx, keys, staff, { participation, to: 'note' }, now);
		const team = place && (await teamOf(trx, staff.person));
		if (!place || !team) return undefined;
		await lock(trx, [place.caseId]);
		const posted = formOf(keys, keeping);
		if (await isPosted(trx, participation, posted)) return { was: 'kept' };
		const read = readNote(picked, { began: dayOf(place.began), today: dayOf(now) });
		if (!read.ok) return { was: 'wrong', wrong: read.wrong };
		const old = corrects === null ? undefined : await oldOne(trx, staff, place, corrects, now);
		if (corrects !== null && !old) return undefined;
		if (old?.corrected_by) return { was: 'corrected' };
		const of = old ?? (await stepOf(trx, staff, place.person, keeping.call));
		const { call_id, step_seq } = of ?? { call_id: null, step_seq: null };
		const by = { participation_id: participation, by_person: staff.person, team };
		const { note } = read;
		const id = await rows.add(
			trx,
			keys,
			{ ...by, call_id, step_seq, corrects, form: posted, note },
			now
		);
		if (corrects !== null) await taskRows.dropOf(trx, corrects);
		const { next, nextOn } = note;
		const step = { participation, by: staff.person, team, form: posted, note: id };
		if (nextOn) await taskRows.add(trx, keys, { ...step, what: { next }, on: nextOn }, now);
		await audit.write(trx, keys, audit.inCase(place), staff, 'contact-noted', now);
		return { was: 'kept' };
	});
}

type Place = {
	readonly participation: ParticipationId;
	readonly person: PersonId;
	readonly caseId: CaseId;
	readonly began: Instant;
};
type Wanted = { readonly participation: ParticipationId; readonly to: 'note' | 'read' };

/** One place that is open to somebody here; that it was asked for in vain is written down in their own chain. */
async function find(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ participation, to }: Wanted,
	now: Instant
): Promise<Place | undefined> {
	const place = await placesFor(trx, staff, to, now)
		.where('participations.id', '=', participation)
		.executeTakeFirst();
	if (!place) await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
	return place;
}

// With other things picked in a form that was sent, as after Back, it is another note.
function formOf(keys: Keys, { form, picked, call = '', corrects = '' }: Keeping): string {
	const { on, channel, needs, actions, next, nextOn } = picked;
	const all = [form, on, channel, needs, actions, next, nextOn, call, corrects];
	return indexOf(keys, 'note-form', JSON.stringify(all));
}

async function isPosted(trx: Trx, participation: ParticipationId, form: string): Promise<boolean> {
	const row = await rows
		.ofPlace(trx, participation)
		.where('contact_notes.form', '=', form)
		.executeTakeFirst();
	return row !== undefined;
}

function oldOne(trx: Trx, staff: Staff, { participation }: Place, id: string, now: Instant) {
	return notesFor(trx, staff, now)
		.where('participations.id', '=', participation)
		.where('contact_notes.id', '=', id)
		.executeTakeFirst();
}

/** The last step of a call of hers by which this one said how it went. */
async function stepOf(trx: Trx, staff: Staff, person: PersonId, call: string | undefined) {
	if (!call) return undefined;
	return trx
		.selectFrom('call_steps')
		.innerJoin('calls', 'calls.id', 'call_steps.call_id')
		.select(['call_steps.call_id', 'call_steps.seq as step_seq'])
		.where('calls.id', '=', call)
		.where('calls.person_id', '=', person)
		.where('call_steps.by', '=', staff.person)
		.where('call_steps.step', 'in', outcomes)
		.orderBy('call_steps.seq', 'desc')
		.executeTakeFirst();
}
