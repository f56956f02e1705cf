/**
 * What she asks of an agency whose people come in here: she sends it from her page as she saw it, they read that one
 * message and nothing else of hers, and their answer stands where she asked.
 */
import type { Actor, AgencyId, Officer, Victim } from '#lib/domain/actor.ts';
import type { AskedRow } from '#lib/domain/clock/ask.ts';
import type { Owing } from '#lib/domain/clock/duty.ts';
import type { Reply } from '#lib/domain/clock/reply-here.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { CaseId, Day, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { ofHers } from '#lib/server/people/places.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import * as letters from './agency-letters.ts';

/** An agency that can be sent a message here. */
export type Joined = { readonly id: AgencyId; readonly name: string };

/** The agency that owes it, where it told us of her case and that stands, and its people come in here; its SQL is held by a test. */
export function joinedTo(db: Db | Trx, victim: letters.Hers, owedBy: Owing) {
	return (
		db
			.selectFrom('agencies')
			.innerJoin('events', 'events.agency_id', 'agencies.id')
			.innerJoin('participations', 'participations.case_id', 'events.case_id')
			.leftJoin('held_facts', 'held_facts.event_id', 'events.id')
			.select(['agencies.id', 'agencies.name'])
			.$call(ofHers(victim))
			.where('agencies.kind', '=', owedBy as never)
			// What was held or withdrawn may be of another's case.
			.where('held_facts.event_id', 'is', null)
			.where(({ exists, selectFrom }) =>
				exists(
					selectFrom('identity_providers')
						.select('identity_providers.id')
						.whereRef('identity_providers.agency_id', '=', 'agencies.id')
				)
			)
			.orderBy('events.seq', 'desc')
			.limit(1)
	);
}

/** The agency she can send it to here; nothing where none that owes it has joined. */
export function joinedFor(
	db: Db | Trx,
	victim: letters.Hers,
	owedBy: Owing
): Promise<Joined | undefined> {
	return joinedTo(db, victim, owedBy).executeTakeFirst();
}

type Sending = { readonly row: AskedRow; readonly letter: readonly string[] };

/** Sends the message as she saw it; false where it was sent before or nobody of that agency comes in here. */
export async function send(
	db: Db,
	keys: Keys,
	victim: Victim,
	sending: Sending,
	now: Instant
): Promise<boolean> {
	return transaction(db, (trx) => sendIn(trx, keys, victim, sending, now, victim));
}

/** The same, by her or by whoever she lets send it for her. */
export async function sendIn(
	trx: Trx,
	keys: Keys,
	victim: letters.Hers,
	{ row, letter }: Sending,
	now: Instant,
	by: Actor
): Promise<boolean> {
	const agency = await joinedTo(trx, victim, row.to).executeTakeFirst();
	const open = await letters.openFor(trx, keys, victim, row, now, by);
	if (!agency || open.asked_on) return false;
	const ring = await keyrings.ofPlace(trx, keys, victim.participation);
	const words = JSON.stringify(letter);
	const { numUpdatedRows } = await trx
		.updateTable('agency_letters')
		.set({
			...{
				asked_on: dayOf(now),
				sent_by: by.kind === 'victim' ? 'her' : 'advocate',
				sent_to: agency.id,
				changed_at: now
			},
			letter_sealed: sealField(keys, ring, fields.letterSent, open.id, words)
		})
		.where('id', '=', open.id)
		.where('participation_id', '=', victim.participation)
		.where('asked_on', 'is', null)
		.executeTakeFirst();
	if (Number(numUpdatedRows) !== 1) return false;
	await letters.write(trx, keys, victim, 'ask-sent', now, by);
	return true;
}

/** A message that waits for an answer. */
export type Waiting = {
	readonly id: string;
	readonly on: Day;
	/** As she sent it, line by line, in English. */
	readonly letter: readonly string[];
};

const day = 24 * 60 * 60 * 1000;
/** So many at once; the rest moves up as these are answered. */
export const mostShown = 50;

/** What waits for an agency's people, the oldest first; that it was listed is written down in its case once a day. */
export async function listFor(
	db: Db,
	keys: Keys,
	officer: Officer,
	now: Instant
): Promise<Waiting[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, officer).execute();
		const chains = [...new Set(rows.map(({ caseId }) => `case:${caseId}` as const))];
		await lock(trx, chains);
		for (const chain of chains)
			await audit.writeOnce(trx, keys, { chain }, officer, 'case-listed', {
				since: now - day,
				now
			});
		const waiting: Waiting[] = [];
		for (const { id, participation, on, letter } of rows) {
			if (!letter || !on) continue;
			const ring = await keyrings.find(trx, keys, participation);
			const words = unsealField(keys, ring, fields.letterSent, id, letter);
			waiting.push({ id, on, letter: JSON.parse(words) as string[] });
		}
		return waiting;
	});
}

/** The one read of it, scoped by the agency it was sent to; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer) {
	return db
		.selectFrom('agency_letters')
		.innerJoin('participations', 'participations.id', 'agency_letters.participation_id')
		.select(['agency_letters.id', 'agency_letters.participation_id as participation'])
		.select(['participations.case_id as caseId', 'agency_letters.asked_on as on'])
		.select(['agency_letters.letter_sealed as letter', 'participations.person_id as person'])
		.where('agency_letters.sent_to', '=', agency)
		.where('agency_letters.asked_on', 'is not', null)
		.where('agency_letters.answered_at', 'is', null)
		.where('agency_letters.state', '=', 'open')
		.orderBy('agency_letters.asked_on')
		.orderBy('agency_letters.id')
		.limit(mostShown);
}

/** How many this agency answered here since an instant. */
export async function answeredSince(db: Db, { agency }: Officer, since: Instant): Promise<number> {
	const row = await db
		.selectFrom('agency_letters')
		.select(({ fn }) => fn.countAll().as('number'))
		.where('sent_to', '=', agency)
		.where('answered_at', '>=', since)
		.executeTakeFirstOrThrow();
	return Number(row.number);
}

/** Answers one; false where it is not theirs, was taken back, or was answered: the first answer stays. */
export async function answer(
	db: Db,
	keys: Keys,
	officer: Officer,
	{ id, reply }: { readonly id: string; readonly reply: Reply },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const row = await scopedTo(trx, officer).where('agency_letters.id', '=', id).executeTakeFirst();
		if (!row) {
			await audit.write(trx, keys, `agency:${officer.agency}`, officer, 'refused', now);
			return false;
		}
		const ring = await keyrings.ofPlace(trx, keys, row.participation);
		const words = JSON.stringify(reply);
		const { numUpdatedRows } = await trx
			.updateTable('agency_letters')
			.set({
				answered_at: now,
				answer_sealed: sealField(keys, ring, fields.letterAnswer, id, words)
			})
			.where('id', '=', id)
			// She may have taken it back at this moment.
			.where('sent_to', '=', officer.agency)
			.where('answered_at', 'is', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) !== 1) return false;
		const about = audit.inCase({ caseId: row.caseId as CaseId, participation: row.participation });
		await audit.write(trx, keys, about, officer, 'ask-replied', now);
		// By the ways and at the times she chose, and not what it is.
		const { person } = row;
		const source = officer.agency;
		await notices.owe(trx, { kind: 'something-new', person, source, facts: {} }, now);
		return true;
	});
}
