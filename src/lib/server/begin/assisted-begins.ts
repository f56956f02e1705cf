/** Records an advocate begins with somebody in the room or on the phone: open to the advocate until she has come in herself. */
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { ageOf, daysOf } from '#lib/domain/access/child.ts';
import type { Stands } from '#lib/domain/access/stands.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { leading } from '#lib/domain/case/difference.ts';
import type { Event, Instant, Telling } from '#lib/domain/event.ts';
import { openingEnds } from '#lib/domain/begin/opening-with.ts';
import { ownEntries, type OwnEntry } from '#lib/domain/case/own-entry.ts';
import { ownCaseId } from '#lib/domain/case/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as children from '#lib/server/beside/children.ts';
import * as standing from '#lib/server/beside/stands.ts';
import * as cases from '#lib/server/case/cases.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as refusals from '#lib/server/audit/refusals.ts';

export type Opening = { readonly id: string; readonly endsAt: Instant };
/** By which whoever has several at once tells them apart: nobody's name is known here. */
export type BegunPage = Opening & { readonly language: Language; readonly began: Instant };

export type Beginning = {
	readonly language: Language;
	/** The month of birth of somebody who may be under 16, `2012-03`. */
	readonly born?: string | undefined;
	/** For whom the page is. */
	readonly stands?: Stands | undefined;
};

/**
 * Begins a record for somebody who is with this advocate, and returns the id of the opening; nothing for a child under 13,
 * who has no page of their own (decision 0034).
 */
export async function begin(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ language, born, stands }: Beginning,
	now: Instant
): Promise<string | undefined> {
	const age = born ? ageOf(daysOf(born), now) : 'grown';
	if (age === 'held') return undefined;
	const id = newId();
	await transaction(db, async (trx) => {
		const { caseId, participation } = await cases.beginOwn(trx, keys, language, now);
		if (stands) await standing.set(trx, keys, staff, { participation, caseId, stands }, now);
		const hers = { participation, caseId, begunWith: staff.person };
		if (born && age !== 'grown') await children.set(trx, keys, staff, { ...hers, born }, now);
		await trx
			.insertInto('assisted_begins')
			.values({
				id,
				participation_id: participation,
				opened_by: staff.person,
				ends_at: openingEnds(now)
			})
			.execute();
		await audit.write(
			trx,
			keys,
			audit.inCase({ caseId, participation }),
			staff,
			'case-opened',
			now
		);
	});
	return id;
}

/** The records this advocate may still open, the one that ends first before the others. */
export async function listFor(db: Db, staff: Staff, now: Instant): Promise<BegunPage[]> {
	const rows = await scopedTo(db, staff, now).select('participations.added_at as began').execute();
	return rows.map(({ id, ends_at: endsAt, language, began }) => ({ id, endsAt, language, began }));
}

/**
 * The one read of records begun with somebody: of this advocate's own, until their time is over, she has used the code,
 * or the case is no longer hers alone. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return db
		.selectFrom('assisted_begins')
		.innerJoin('participations', 'participations.id', 'assisted_begins.participation_id')
		.innerJoin('people', 'people.id', 'participations.person_id')
		.select([
			'assisted_begins.id',
			'assisted_begins.ends_at',
			'people.id as person',
			'people.language',
			'participations.id as participation',
			'participations.case_id',
			'participations.stands'
		])
		.where('assisted_begins.opened_by', '=', staff.person)
		.where('assisted_begins.ends_at', '>', now)
		.where('participations.case_id', 'like', ownCaseId('%'))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('invitations')
						.select('locator')
						.whereRef('invitations.person_id', '=', 'people.id')
						.where('used_at', 'is not', null)
				)
			)
		)
		.orderBy('assisted_begins.ends_at');
}

export type OpenRecord = Opening & {
	readonly language: Language;
	/** For whom the page is; nothing where nobody said. */
	readonly stands?: Stands;
	readonly own: readonly OwnEntry[];
	/** What her page goes by. */
	readonly events: readonly Event[];
};

/** One of the records this advocate may still open, and the look is written down; nothing when it is not. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<OpenRecord | undefined> {
	return inRecord(db, keys, staff, id, now, async (trx, { her, endsAt, language }) => {
		const told = await events.listFor(trx, keys, her);
		await audit.write(trx, keys, audit.inCase(her), staff, 'case-read', now);
		const whom = her.stands ? { stands: her.stands } : {};
		return { id, endsAt, language, ...whom, own: ownEntries(told), events: leading(told) };
	});
}

/** Adds what she says she was told, as told by her; who typed it is written down. */
export async function tell(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	tellings: readonly Telling[],
	now: Instant
): Promise<void> {
	await inRecord(db, keys, staff, id, now, async (trx, { her }) => {
		const origin = { ...events.herPage(her), id: newId() };
		await events.append(trx, keys, her.caseId, origin, tellings, now);
		await audit.write(trx, keys, audit.inCase(her), staff, 'events-added', now);
	});
}

/** Takes back one entry that was typed wrong. */
export async function takeBack(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	entry: string,
	now: Instant
): Promise<void> {
	await inRecord(db, keys, staff, id, now, async (trx, { her }) => {
		if (!(await events.takeBack(trx, keys, her, entry, dayOf(now), now))) return;
		await audit.write(trx, keys, audit.inCase(her), staff, 'event-taken-back', now);
	});
}

/** A code on its way to her: what is typed, in which language she reads, and when it stops working. */
export type Handing = {
	readonly code: string;
	readonly language: Language;
	readonly endsAt: Instant;
};

/** Makes the code that lets her in, in place of any made before; nothing when the record is no longer open. */
export async function handOver(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	livesFor: invitations.NewInvitation['livesFor'],
	now: Instant
): Promise<Handing | undefined> {
	const code = await invitations.newCode(keys);
	return inRecord(db, keys, staff, id, now, async (trx, { her, language }) => {
		const { person } = her;
		await invitations.withdraw(trx, person);
		await invitations.add(trx, code, { person, language, handed: 'alone', livesFor }, now);
		await audit.write(trx, keys, audit.inCase(her), staff, 'invitation-made', now);
		return { code: code.shown, language, endsAt: invitations.endOf(livesFor, now) };
	});
}

type Begun = { readonly her: Victim; readonly language: Language; readonly endsAt: Instant };

async function inRecord<T>(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant,
	act: (trx: Trx, begun: Begun) => Promise<T>
): Promise<T | undefined> {
	return transaction(db, async (trx) => {
		const mine = () =>
			scopedTo(trx, staff, now).where('assisted_begins.id', '=', id).executeTakeFirst();
		const found = await mine();
		if (!found) return refusals.of(trx, keys, staff, await aboutOfAny(trx, id), now);
		await lock(trx, [found.case_id]);
		// Asked again while the case is held: she may have come in meanwhile.
		const row = await mine();
		if (!row) return refusals.of(trx, keys, staff, await aboutOfAny(trx, id), now);
		const { participation, case_id: caseId, language, ends_at: endsAt } = row;
		const person: PersonId = row.person;
		const whom = row.stands === null ? {} : { stands: row.stands };
		const how = { level: 'full', sure: true, enhanced: 'unknown', ...whom } as const;
		return act(trx, {
			her: { kind: 'victim', person, participation, caseId, ...how },
			language,
			endsAt
		});
	});
}

// Begun by another, or its time is over: whose it is all the same, so that she sees who asked.
async function aboutOfAny(trx: Trx, id: string): Promise<audit.About | undefined> {
	const row = await trx
		.selectFrom('assisted_begins')
		.innerJoin('participations', 'participations.id', 'assisted_begins.participation_id')
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.where('assisted_begins.id', '=', id)
		.executeTakeFirst();
	return row && audit.inCase(row);
}
