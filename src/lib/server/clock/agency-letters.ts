/** What a victim asks of agencies, kept until they answer: hers alone to read, one open at a time for each duty and event. */
import type { Actor, Victim } from '#lib/domain/actor.ts';
import type { Ask, AskedRow } from '#lib/domain/clock/ask.ts';
import { unlessSaid, type Answering, type Sender } from '#lib/domain/clock/ask-form.ts';
import { undoFor } from '#lib/domain/call/call.ts';
import type { Reply } from '#lib/domain/clock/reply-here.ts';
import { rungs, type Rung } from '#lib/domain/clock/ask-ladder.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { NewRow, Row, Sealed } from '#lib/server/tables.ts';
import { ofHers } from '#lib/server/people/places.ts';

/** Whose letters they are, for whoever is let read or send them. */
export type Hers = Pick<Victim, 'participation' | 'person' | 'caseId'>;

/** All she has asked; of one row the gentlest step first, which is the order they were asked in. */
export async function listFor(db: Db | Trx, keys: Keys, victim: Hers): Promise<Ask[]> {
	const rows = await scopedTo(db, victim)
		.leftJoin('keyrings', 'keyrings.id', 'participations.id')
		.select(['keyrings.root', 'keyrings.wrapped'])
		.execute();
	const ring = rows[0] && keyrings.openedOf(keys, victim.participation, rows[0]);
	return rows
		.map((row) => readRow(keys, ring, row))
		.toSorted((one, other) => rungs.indexOf(one.rung) - rungs.indexOf(other.rung));
}

/** The one read of asks, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Hers) {
	return db
		.selectFrom('agency_letters')
		.innerJoin('participations', 'participations.id', 'agency_letters.participation_id')
		.selectAll('agency_letters')
		.$call(ofHers(victim))
		.orderBy('agency_letters.made_at');
}

/** Keeps how it is safe to answer; a message that was sent stays as it was. */
export async function setAnswering(
	db: Db,
	keys: Keys,
	victim: Victim,
	row: AskedRow,
	answering: Answering,
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const open = await openFor(trx, keys, victim, row, now, victim);
		if (open.asked_on) return;
		await trx
			.updateTable('agency_letters')
			.set({
				answering_sealed: await sealed(trx, keys, victim, open.id, answering),
				changed_at: now
			})
			.where('id', '=', open.id)
			.where('participation_id', '=', victim.participation)
			.where('asked_on', 'is', null)
			.execute();
	});
}

/** Keeps the day it was sent and by whom. Said twice, the first stands. */
export async function markSent(
	db: Db,
	keys: Keys,
	victim: Victim,
	row: AskedRow,
	sent: { readonly on: Day; readonly by: Sender },
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const open = await openFor(trx, keys, victim, row, now, victim);
		const { numUpdatedRows } = await trx
			.updateTable('agency_letters')
			.set({ asked_on: sent.on, sent_by: sent.by, changed_at: now })
			.where('id', '=', open.id)
			.where('participation_id', '=', victim.participation)
			.where('asked_on', 'is', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 1) await write(trx, keys, victim, 'ask-sent', now, victim);
	});
}

/** Takes back that it was sent, in the minutes after she said so; the message is there to be sent again. */
export async function takeBack(
	db: Db,
	keys: Keys,
	victim: Victim,
	row: AskedRow,
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const { numUpdatedRows } = await hers(trx, victim, row)
			.set({ asked_on: null, sent_by: null, sent_to: null, letter_sealed: null, changed_at: now })
			.where('replied_on', 'is', null)
			.where('answered_at', 'is', null)
			.where('changed_at', '>', now - undoFor)
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 1) await write(trx, keys, victim, 'ask-taken-back', now, victim);
	});
}

/** Keeps the day of an answer that told her nothing; it opens the next step. */
export async function markReplied(
	db: Db,
	keys: Keys,
	victim: Victim,
	row: AskedRow,
	on: Day,
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const { numUpdatedRows } = await hers(trx, victim, row)
			.set({ replied_on: on, changed_at: now })
			.where('replied_on', 'is', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 1) await write(trx, keys, victim, 'ask-replied', now, victim);
	});
}

/** Ends the ask that was sent and opens the next step, answered in the same way; pressed twice, it is one step. */
export async function stepUp(
	db: Db,
	keys: Keys,
	victim: Victim,
	row: AskedRow,
	to: { readonly rung: Rung; readonly answering: Answering },
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const { numUpdatedRows } = await hers(trx, victim, row)
			.set({ state: 'over', changed_at: now })
			.executeTakeFirst();
		if (Number(numUpdatedRows) !== 1) return;
		await trx
			.insertInto('agency_letters')
			.values(await newRow(trx, keys, victim, row, to, now))
			.execute();
		await write(trx, keys, victim, 'ask-made', now, victim);
	});
}

/** Ends an ask that was answered, so that news which is late once more can be asked for anew. */
export async function end(db: Db, victim: Victim, row: AskedRow, now: Instant): Promise<void> {
	await transaction(db, async (trx) => {
		await hers(trx, victim, row).set({ state: 'over', changed_at: now }).execute();
	});
}

/** Her open ask about a row, if she has sent it. */
function hers(trx: Trx, victim: Victim, row: AskedRow) {
	return trx
		.updateTable('agency_letters')
		.where('participation_id', '=', victim.participation)
		.where('duty', '=', row.duty)
		.where('because', '=', row.because)
		.where('state', '=', 'open')
		.where('asked_on', 'is not', null);
}

/** The open ask about a row, made by whoever asks if there is none. Two posts at once: the index lets one in, and both go on with it. */
export async function openFor(
	trx: Trx,
	keys: Keys,
	victim: Hers,
	row: AskedRow,
	now: Instant,
	by: Actor
): Promise<Row<'agency_letters'>> {
	const first = { rung: 'ask', answering: unlessSaid } as const;
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('agency_letters')
		.values(await newRow(trx, keys, victim, row, first, now))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (Number(numInsertedOrUpdatedRows) === 1) await write(trx, keys, victim, 'ask-made', now, by);
	return scopedTo(trx, victim)
		.where('agency_letters.duty', '=', row.duty)
		.where('agency_letters.because', '=', row.because)
		.where('agency_letters.state', '=', 'open')
		.executeTakeFirstOrThrow();
}

async function newRow(
	trx: Trx,
	keys: Keys,
	victim: Hers,
	row: AskedRow,
	{ rung, answering }: { readonly rung: Rung; readonly answering: Answering },
	now: Instant
): Promise<NewRow<'agency_letters'>> {
	const id = newId();
	return {
		id,
		participation_id: victim.participation,
		duty: row.duty,
		because: row.because,
		owed_by: row.to,
		rung,
		state: 'open',
		answering_sealed: await sealed(trx, keys, victim, id, answering),
		asked_on: null,
		sent_by: null,
		replied_on: null,
		...{ sent_to: null, letter_sealed: null, answered_at: null, answer_sealed: null },
		made_at: now,
		changed_at: now
	};
}

async function sealed(
	trx: Trx,
	keys: Keys,
	{ participation }: Hers,
	id: string,
	answering: Answering
): Promise<Sealed> {
	const ring = await keyrings.ofPlace(trx, keys, participation);
	return sealField(keys, ring, fields.answering, id, JSON.stringify(answering));
}

/** One row. */
export function readRow(
	keys: Keys,
	ring: keyrings.Ring | undefined,
	row: Row<'agency_letters'>
): Ask {
	return {
		duty: row.duty,
		because: row.because,
		to: row.owed_by,
		rung: row.rung,
		state: row.state,
		answering: JSON.parse(
			unsealField(keys, ring, fields.answering, row.id, row.answering_sealed)
		) as Answering,
		...(row.asked_on ? { askedOn: row.asked_on } : {}),
		...(row.sent_by ? { sentBy: row.sent_by } : {}),
		...answeredHere(keys, ring, row),
		...(row.asked_on && !row.replied_on && !row.answered_at && row.state === 'open'
			? { undoUntil: row.changed_at + undoFor }
			: {}),
		...(row.replied_on ? { repliedOn: row.replied_on } : {})
	};
}

/** Writes down in her case what she did, or who did it for her. */
export function write(
	trx: Trx,
	keys: Keys,
	{ caseId, participation }: Hers,
	act: audit.Act,
	now: Instant,
	by: Actor
): Promise<void> {
	const about =
		by.kind === 'victim' ? (`case:${caseId}` as const) : audit.inCase({ caseId, participation });
	return audit.write(trx, keys, about, by, act, now);
}

/** What came back to a message that was sent from her page. */
function answeredHere(
	keys: Keys,
	ring: keyrings.Ring | undefined,
	{ id, sent_to: to, answered_at: at, answer_sealed: answer }: Row<'agency_letters'>
): Pick<Ask, 'sentHere' | 'answerHere'> {
	if (!to) return {};
	if (!at || !answer) return { sentHere: true };
	const words = unsealField(keys, ring, fields.letterAnswer, id, answer);
	return { sentHere: true, answerHere: { at, reply: JSON.parse(words) as Reply } };
}
