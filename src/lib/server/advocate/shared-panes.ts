/** What a victim opened to the advocate who was given her case: which panes, and what is in them. */
import type { ParticipationId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import type { Enhanced, SendTellings } from '#lib/domain/clock/deadline.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import type { Needs } from '#lib/domain/reach/needs.ts';
import { advocatePanes, type AdvocatePane } from '#lib/domain/access/pane.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as events from '#lib/server/case/events.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as people from '#lib/server/people/people.ts';
import type { Place } from '#lib/server/people/places.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import * as sights from '#lib/server/access/sights.ts';
import { markOf } from '#lib/server/access/holders.ts';

/** Her advocate as she sees it: a name, since when, and what is open; nothing where she has none. */
export type HerAdvocate = {
	/** Which advocate she sees, so that she opens to no other. */
	readonly mark: string;
	readonly name?: string;
	readonly panes: readonly AdvocatePane[];
	readonly letInAt?: Instant;
	readonly lastLooked?: Instant;
};

/** Who was given her case, and what she opened to them. */
export async function advocateOf(
	db: Db,
	keys: Keys,
	victim: Victim
): Promise<HerAdvocate | undefined> {
	const row = await db
		.selectFrom('assignments')
		.innerJoin('people', 'people.id', 'assignments.person_id')
		.select(['people.id', 'people.name_sealed', 'assignments.let_in_at', 'assignments.panes'])
		.select('assignments.seq')
		.where('assignments.participation_id', '=', victim.participation)
		.where('assignments.ended_at', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;
	const { id, name_sealed, let_in_at, panes } = row;
	const lastLooked = await lastLookOf(db, victim, id);
	return {
		mark: markOf(keys, row),
		...(name_sealed ? { name: unsealField(keys, undefined, fields.name, id, name_sealed) } : {}),
		panes: let_in_at === null ? [] : panesOf(panes),
		...(let_in_at === null ? {} : { letInAt: let_in_at }),
		...(lastLooked === undefined ? {} : { lastLooked })
	};
}

async function lastLookOf(
	db: Db,
	{ participation }: Victim,
	advocate: PersonId
): Promise<Instant | undefined> {
	const row = await db
		.selectFrom('audit')
		.select(({ fn }) => fn.max('at').as('at'))
		.where('act', '=', 'case-read')
		.where('actor_id', '=', advocate)
		.where('whose', '=', participation)
		.executeTakeFirst();
	return row?.at === null || row?.at === undefined ? undefined : Number(row.at);
}

/** The one read of what is open to an advocate; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return givenTo(db, staff).where('mine.let_in_at', 'is not', null);
}

/** Every case an advocate was given, opened or not; its SQL is held by a test. */
export function givenTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('participations')
		.innerJoin('assignments as mine', 'mine.participation_id', 'participations.id')
		.select(['participations.id', 'participations.person_id as person', 'mine.panes'])
		.where('mine.person_id', '=', staff.person)
		.where('mine.ended_at', 'is', null)
		.where((where) => where.not(sights.isWalled(where)))
		.where((where) => where.not(sights.isAtRest(where)))
		.orderBy('mine.seq');
}

export type Open = {
	readonly participation: ParticipationId;
	readonly panes: readonly AdvocatePane[];
};

export type Opened = {
	/** As it stands on the line of her case: whose page this is. */
	readonly name?: string;
	/** By which the case is found; a page of her own has none. */
	readonly urn?: string;
	readonly panes: readonly AdvocatePane[];
	/** What agencies told, hard news too: whoever tells her of it has to know. Her own words only where she opened them. */
	readonly events: readonly Event[];
	readonly needs?: Omit<Needs, 'phone'>;
	/** What her deadlines are worked out by, where she opened what is late. */
	readonly owing?: { readonly enhanced: Enhanced; readonly sendTellings: SendTellings };
};

/** Whether the case of a place is open to an advocate. */
export async function isOpen(
	db: Db,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	return (await sights.scopedTo(db, staff, participation, now).executeTakeFirst()) !== undefined;
}

/** What an advocate sees of a case that was opened to them, pane by pane; every look, and every refusal, is written down. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Opened | undefined> {
	return transaction(db, async (trx) => {
		const place = await sights.lookIn(trx, keys, staff, participation, now);
		if (!place) return undefined;
		const open = await scopedTo(trx, staff)
			.where('participations.id', '=', participation)
			.executeTakeFirst();
		const panes = open ? panesOf(open.panes) : [];
		const told = await events.listFor(trx, keys, place);
		const own = panes.includes('answers');
		const said = panes.includes('needs')
			? await needs.ofPerson(trx, keys, place.person)
			: undefined;
		if (said) await audit.write(trx, keys, audit.inCase(place), staff, 'needs-read', now);
		const { phone: _, ...rest } = said ?? {};
		const owing = panes.includes('late') ? await owingAt(trx, place) : undefined;
		const name = (await people.contactOf(trx, keys, place.person))?.name;
		const urn = await cases.referenceOf(trx, keys, place.caseId);
		return {
			...(name ? { name } : {}),
			...(urn ? { urn } : {}),
			panes,
			events: told.filter(({ toldBy }) => own || toldBy !== 'victim'),
			...(said ? { needs: rest as Omit<Needs, 'phone'> } : {}),
			...(owing ? { owing } : {})
		};
	});
}

async function owingAt(trx: Trx, place: Place): Promise<NonNullable<Opened['owing']>> {
	const { enhanced } = await trx
		.selectFrom('participations')
		.select('enhanced')
		.where('id', '=', place.participation)
		.executeTakeFirstOrThrow();
	return { enhanced, sendTellings: (await agencies.tellersIn(trx))(place.caseId) };
}

/** The panes a row names; a row that names none is held for a child, and open. */
export function panesOf(named: string | null): AdvocatePane[] {
	if (named === null) return [...advocatePanes];
	const known = JSON.parse(named) as string[];
	return advocatePanes.filter((pane) => known.includes(pane));
}
