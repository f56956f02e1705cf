/** "I do not recognise this": her question about one line of who looked, and the answer of a supervisor who did not do it. */
import type { ParticipationId, Staff, Victim } from '#lib/domain/actor.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import {
	acts,
	inquiryPromise,
	lookers,
	type ShownAct,
	type InquiryAnswer,
	type Looker
} from '#lib/domain/looked/look.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as accessLog from './access-log.ts';
import * as notices from '#lib/server/notice/notices.ts';

/** Asks about a line of hers, once; false when it is not on her list. */
export async function ask(
	db: Db,
	keys: Keys,
	victim: Victim,
	lineId: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const line = await accessLog.lineFor(trx, keys, victim, lineId);
		if (!line) return false;
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('inquiries')
			.values({
				id: newId(),
				participation_id: victim.participation,
				line: lineId,
				day: line.day,
				actor_kind: line.who,
				actor_id: line.actorId,
				act: line.act,
				asked_at: now,
				promised_on: inquiryPromise(now),
				answer: null,
				answered_at: null
			})
			.onConflict((conflict) => conflict.columns(['participation_id', 'line']).doNothing())
			.executeTakeFirst();
		// Pressed twice, it is one question.
		if (Number(numInsertedOrUpdatedRows) !== 1) return true;
		await notices.owe(trx, { kind: 'inquiry-made', role: 'supervisor', facts: {} }, now);
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'inquiry-made', now);
		return true;
	});
}

/** A question as a supervisor sees it: which look, never whose case. */
export type Open = {
	readonly id: string;
	readonly who: Looker;
	readonly name?: string;
	readonly act: ShownAct;
	readonly day: Day;
	readonly promisedOn: Day;
};

/** The open questions that are this supervisor's to answer, soonest promise first; none for anybody else. */
export async function openFor(db: Db, keys: Keys, staff: Staff): Promise<Open[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, staff).orderBy('promised_on').orderBy('asked_at').execute();
		const lines = rows.map(({ actor_kind, actor_id }) => ({
			who: actor_kind as Looker,
			actorId: actor_id
		}));
		const names = await accessLog.namesOf(trx, keys, lines);
		return rows.flatMap(({ id, actor_kind, actor_id, act, day, promised_on }) => {
			const who = lookers.find((one) => one === actor_kind);
			const known = acts.find((one) => one === act);
			const name = actor_id ? names.get(actor_id) : undefined;
			if (!who || !known) return [];
			return [{ id, who, act: known, day, promisedOn: promised_on, ...(name ? { name } : {}) }];
		});
	});
}

/** Nobody answers for their own look; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('inquiries')
		.selectAll()
		.where('answer', 'is', null)
		.where((where) =>
			where.and([
				where(where.val(staff.kind), '=', 'supervisor'),
				where.or([where('actor_id', 'is', null), where('actor_id', '!=', staff.person)])
			])
		);
}

/** Keeps the answer for her page; false when it is not this supervisor's to give. */
export async function answer(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	said: InquiryAnswer,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const row = await scopedTo(trx, staff).where('id', '=', id).executeTakeFirst();
		const { numUpdatedRows } = row
			? await trx
					.updateTable('inquiries')
					.set({ answer: said, answered_at: now })
					.where('id', '=', id)
					.where('answer', 'is', null)
					.executeTakeFirst()
			: { numUpdatedRows: 0n };
		if (!row || Number(numUpdatedRows) !== 1) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return false;
		}
		const { case_id } = await trx
			.selectFrom('participations')
			.select('case_id')
			.where('id', '=', row.participation_id)
			.executeTakeFirstOrThrow();
		const about = audit.inCase({ caseId: case_id, participation: row.participation_id });
		await audit.write(trx, keys, about, staff, 'inquiry-answered', now);
		return true;
	});
}

/** Gives her questions about one place in a case to another that is hers too, where she did not ask the same there. */
export async function mergeInto(
	trx: Trx,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const asked = trx.selectFrom('inquiries').select('line').where('participation_id', '=', to);
	await trx
		.updateTable('inquiries')
		.set({ participation_id: to })
		.where('participation_id', '=', from)
		.where('line', 'not in', asked)
		.execute();
}

/** When those were asked that nobody answered by the day that was promised: of whom never. */
export async function lateIn(db: Db, today: Day): Promise<Instant[]> {
	const rows = await db
		.selectFrom('inquiries')
		.select('asked_at')
		.where('answered_at', 'is', null)
		.where('promised_on', '<', today)
		.execute();
	return rows.map(({ asked_at }) => asked_at);
}
