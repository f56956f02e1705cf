/** The contacts of some days, for one of us or a supervisor's team: calls by how they went, and what was noted of others. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { addDays, compareDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import { outcomes } from '#lib/domain/call/call.ts';
import { asCsv, referenceOf, type Contact, type ContactOutcome } from '#lib/domain/note/line.ts';
import type { ContactNote } from '#lib/domain/note/contact.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sql } from 'kysely';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as rows from './rows.ts';
import * as contactScopes from './scopes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as names from '#lib/server/people/names.ts';
import * as places from '#lib/server/people/places.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { teamThen } from '#lib/server/team/members.ts';
import type { Sealed } from '#lib/server/tables.ts';
import { isOtherSideFor } from '#lib/server/access/conflicts.ts';
import { isFor } from '#lib/server/call/whose.ts';
import { opened } from '#lib/server/reach/wishes.ts';

export const periods = [7, 28] as const;
/** Of whom: this one's own contacts, or for a supervisor those of the team. */
export type Wanted = { readonly days: (typeof periods)[number]; readonly of: 'own' | 'team' };

export type Listed = Contact & {
	readonly key: string;
	/** The call it was. */
	readonly call?: string;
	/** Whose it is, where she has a page here. */
	readonly participation?: ParticipationId;
	/** What this one may do with her notes now; nothing once her case is another's, or her page rests. */
	readonly opens?: 'note' | 'read';
	readonly name?: string;
};
export type List = { readonly contacts: readonly Listed[]; readonly all: number };

/** So many stand on one page; a file holds all of them. */
const mostListed = 100;

/** The newest of them; that they were seen is written down once a day. Names only to who made the contact. */
export async function listFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	wanted: Wanted,
	now: Instant
): Promise<List> {
	return transaction(db, async (trx) => {
		const { of } = wanted;
		const found = await find(trx, keys, staff, wanted, now);
		const shown = found.slice(0, mostListed);
		const theirs = await placesOf(trx, shown);
		const about = aboutEach(shown, theirs);
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, about, staff, 'contact-listed', day);
		const nameOf = of === 'own' ? await namesOf(trx, keys, shown, theirs) : () => undefined;
		const ids = [...theirs.values()].map(({ participation }) => participation);
		const opensOf = await contactScopes.opensOf(trx, staff, ids, now);
		const contacts = shown.map((one): Listed => {
			const { sealed: _, ...rest } = one;
			const name = nameOf(one);
			const opens = one.participation && opensOf.get(one.participation);
			return { ...rest, ...(opens ? { opens } : {}), ...(name ? { name } : {}) };
		});
		return { contacts, all: found.length };
	});
}

/** All of them as a file; each time it is taken stands at everybody whose contact is in it. */
export async function copyFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	wanted: Wanted,
	now: Instant
): Promise<string> {
	return transaction(db, async (trx) => {
		const found = await find(trx, keys, staff, wanted, now);
		const about = aboutEach(found, await placesOf(trx, found));
		await auditLists.writeOnceEach(trx, keys, about, staff, 'contact-copied', { since: now, now });
		return asCsv(found);
	});
}

/**
 * How calls went, by whom: this one's own, or what their team did, by whoever has left it since too; never what another
 * team did, also not by somebody who has come from there, and never of the other side. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, staff: Staff, of: Wanted['of']) {
	return db
		.selectFrom('call_steps')
		.innerJoin('calls', 'calls.id', 'call_steps.call_id')
		.leftJoin('participations', 'participations.person_id', 'calls.person_id')
		.select(['calls.id', 'calls.wishes_sealed', 'participations.id as participation'])
		.select(['call_steps.seq', 'call_steps.step', 'call_steps.at'])
		.where('call_steps.step', 'in', outcomes)
		.where((where) => where.not(isOtherSideFor(where, staff)))
		.where(doneFor, 'in', (own) =>
			own.selectFrom('team_members').select('team').where('person_id', '=', staff.person)
		)
		.where(({ eb, and, lit }) =>
			of === 'own'
				? eb('call_steps.by', '=', staff.person)
				: and([lit(staff.kind === 'supervisor'), isFor(staff)])
		)
		.orderBy('call_steps.at', 'desc')
		.orderBy('calls.id');
}

/** In SQL, of a row of `call_steps` with its request: the team it was done for; a call of no team is its maker's. */
const doneFor = sql<string>`coalesce(calls.team,
	${teamThen(sql.ref('call_steps.by'), sql.ref('call_steps.at'))})`;

type Found = Listed & { readonly sealed?: Sealed };

/** Every contact of these days, the last first. */
async function find(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ days, of }: Wanted,
	now: Instant
): Promise<Found[]> {
	if (of === 'team' && staff.kind !== 'supervisor') return [];
	const first = addDays(dayOf(now), 1 - days);
	const since = instantOf(first);
	const steps = await scopedTo(trx, staff, of).where('call_steps.at', '>=', since).execute();
	// A contact is noted on its day or later.
	const noted = contactScopes
		.notesFor(trx, staff, now)
		.where('contact_notes.written_at', '>=', since);
	const notes = (await rows.opened(trx, keys, await noted.execute())).filter(
		({ isCorrected }) => !isCorrected
	);
	const byCall = Map.groupBy(notes, ({ call }) => keyOf(call));
	const ofCall = (step: Step) => byCall.get(keyOf({ ...step, request: step.id }));
	const calls = steps.map((step) => callOf(step, ofCall(step)?.[0]?.note));
	// Of two notes of one call, the other is a contact of its own.
	const others = [
		...(byCall.get('') ?? []),
		...steps.flatMap((step) => ofCall(step)?.slice(1) ?? [])
	]
		.filter(({ by, note }) => note.on >= first && (of === 'team' || by === staff.person))
		.map(({ id, participation, note }) => ({
			...{ key: id, participation, note, on: note.on, channel: note.channel },
			reference: referenceOf(participation)
		}));
	return [...calls, ...others].toSorted((one, other) => compareDays(other.on, one.on));
}

type Step = Awaited<ReturnType<ReturnType<typeof scopedTo>['execute']>>[number];

function callOf(step: Step, note: ContactNote | undefined): Found {
	const { id, participation, at, wishes_sealed } = step;
	return {
		key: keyOf({ ...step, request: id }),
		call: id,
		reference: referenceOf(participation ?? id),
		on: note?.on ?? dayOf(at),
		channel: note?.channel ?? 'phone',
		outcome: step.step as ContactOutcome,
		sealed: wishes_sealed,
		...(note ? { note } : {}),
		...(participation ? { participation } : {})
	};
}

type Key = { readonly request: string; readonly seq: number };

function keyOf(call: Key | undefined): string {
	return call ? `${call.request} ${call.seq}` : '';
}

async function placesOf(trx: Trx, found: readonly Found[]): Promise<Map<string, places.Place>> {
	const ids = [...new Set(found.flatMap(({ participation }) => participation ?? []))];
	if (ids.length === 0) return new Map();
	const theirs = await places.all(trx).where('participations.id', 'in', ids).execute();
	return new Map(theirs.map((place) => [place.participation, place]));
}

function aboutEach(
	found: readonly Found[],
	theirs: ReadonlyMap<string, places.Place>
): audit.About[] {
	return found.map(({ participation = '', call }) => {
		const place = theirs.get(participation);
		return place ? audit.inCase(place) : { chain: `request:${call ?? ''}` };
	});
}

/** What somebody is called: as is known of her, else as she said for this call. */
async function namesOf(
	trx: Trx,
	keys: Keys,
	found: readonly Found[],
	theirs: ReadonlyMap<string, places.Place>
): Promise<(one: Found) => string | undefined> {
	const victims = [...theirs.values()].map(({ person }) => person);
	const known = await names.ofPeople(trx, keys, victims);
	const ring = await keyrings.ofPeople(trx, keys, victims);
	return ({ participation = '', call, sealed }) => {
		const person = theirs.get(participation)?.person;
		const name = person && known.get(person);
		if (name || !call || !sealed) return name;
		return opened(keys, person && ring.get(person), { id: call, wishes_sealed: sealed }).name;
	};
}
