/** Where somebody is signed in: the visits that are open, and a log of those that were, kept for a year. */
import type { PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { How, Purpose } from '#lib/domain/door/proof.ts';
import { keptSince } from '#lib/domain/data/retention.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import * as deviceKeys from './device-keys.ts';
import { isOver, mostAtOnce, type Session } from './sessions.ts';
import * as waysIn from './ways-in.ts';
import type { Row } from '#lib/server/tables.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';

const longestCode = 30 * 24 * 60 * 60_000;

/** One open visit: what names it is of no use to anybody but its owner. */
export type Visit = {
	readonly name: string;
	readonly isThis: boolean;
	readonly began: Instant;
	readonly seen: Instant;
};

/** The visits of a session's own person that are open, the newest first. */
export async function openFor(db: Db, session: Session, now: Instant): Promise<Visit[]> {
	const rows = await newestFirst(db, session.person).execute();
	const mine = hashOf(session.id);
	return rows
		.filter((row) => !isOver(row, now))
		.map(({ id_hash: name, began_at: began, seen_at: seen }) => ({
			name,
			isThis: name === mine,
			began,
			seen
		}));
}

/** Ends one visit of this person; one that is another's stays as it is. */
export async function endOne(db: Db | Trx, person: PersonId, name: string): Promise<void> {
	await db
		.deleteFrom('sessions')
		.where('person_id', '=', person)
		.where('id_hash', '=', name)
		.execute();
}

/** Ends every visit of a person, here and elsewhere. */
export async function endAll(db: Db | Trx, person: PersonId): Promise<void> {
	await db.deleteFrom('sessions').where('person_id', '=', person).execute();
}

/** Ends every visit of a person but this one. */
export async function endOthers(
	trx: Trx,
	person: PersonId,
	{ id }: Pick<Session, 'id'>
): Promise<void> {
	await trx
		.deleteFrom('sessions')
		.where('person_id', '=', person)
		.where('id_hash', '!=', hashOf(id))
		.execute();
}

/** Ends the oldest visits beyond five; true when one that was still open had to go. */
export async function endOldest(trx: Trx, person: PersonId, now: Instant): Promise<boolean> {
	const rows = await newestFirst(trx, person).execute();
	const open = rows.filter((row) => !isOver(row, now));
	const over = rows.filter((row) => isOver(row, now));
	const tooMany = open.slice(mostAtOnce);
	for (const { id_hash } of [...over, ...tooMany]) await endOne(trx, person, id_hash);
	return tooMany.length > 0;
}

/** Says on this visit that others use the phone, or that it is hers alone. */
export async function mark(db: Db | Trx, session: Session, shared: boolean): Promise<void> {
	await setFlag(db, session, { shared: shared ? 1 : 0 });
}

/** Shows the page for the rest of this visit: the next one asks again. */
export async function show(db: Db, session: Session): Promise<void> {
	await setFlag(db, session, { shown: 1 });
}

/** Lets this visit go on to what is made next, as if she had shown for it that it is her: she just made what she would show. */
export async function prove(
	trx: Trx,
	person: PersonId,
	{ id }: Pick<Session, 'id'>,
	purpose: Purpose,
	now: Instant
): Promise<void> {
	await trx
		.updateTable('sessions')
		.set({ proved_for: purpose, proved_at: now })
		.where('person_id', '=', person)
		.where('id_hash', '=', hashOf(id))
		.execute();
}

/** Writes down that somebody came in, or showed again who she is. */
export async function write(trx: Trx, person: PersonId, how: How, now: Instant): Promise<void> {
	await trx
		.insertInto('sign_ins')
		.values({ id: newId(), person_id: person, how, at: now })
		.execute();
}

export type Arrival = { readonly how: How; readonly at: Instant };

/** The last times she came in, the newest first. */
export async function logFor(db: Db, person: PersonId): Promise<Arrival[]> {
	return db
		.selectFrom('sign_ins')
		.select(['how', 'at'])
		.where('person_id', '=', person)
		.orderBy('at', 'desc')
		.limit(50)
		.execute();
}

/** When a code of hers last came in where we did not know the browser, within the days that a code lives. */
export async function elsewhere(
	db: Db,
	person: PersonId,
	now: Instant
): Promise<Instant | undefined> {
	const [row] = await codesElsewhere(db, { person, since: now - longestCode });
	return row?.at;
}

type Since = { readonly person: PersonId; readonly since: Instant };

const codesElsewhere = preparedFor<Since>()((db, valueOf) =>
	db
		.selectFrom('sign_ins')
		.select('at')
		.where('person_id', '=', valueOf('person'))
		.where('how', '=', 'code-elsewhere')
		.where('at', '>', valueOf('since'))
		.orderBy('at', 'desc')
		.limit(1)
);

/** Destroys what has been kept long enough, unless a hold is on it. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db
		.deleteFrom('sign_ins')
		.where('at', '<', keptSince('sign_ins', now))
		.where(({ not }) => not(legalHolds.isOnPersonOf('sign_ins', dayOf(now))))
		.execute();
}

function newestFirst(db: Db | Trx, person: PersonId) {
	return db
		.selectFrom('sessions')
		.selectAll()
		.where('person_id', '=', person)
		.orderBy('began_at', 'desc')
		.orderBy('seen_at', 'desc');
}

async function setFlag(
	db: Db | Trx,
	session: Session,
	values: Partial<Pick<Row<'sessions'>, 'shared' | 'shown'>>
): Promise<void> {
	await db
		.updateTable('sessions')
		.set(values)
		.where('person_id', '=', session.person)
		.where('id_hash', '=', hashOf(session.id))
		.execute();
}

/** Whether notes may come to the phone of a visit: only to one that she said is hers alone. */
export async function mayPush(db: Db, { person, shared }: Session): Promise<boolean> {
	if (shared) return false;
	const way = await waysIn.phoneOf(db, person);
	return way?.shared === false || (await deviceKeys.keysOf(db, person)).length > 0;
}
