/** The cases the courts are to be asked about: those that somebody opened, under a reference that can be theirs. */
import { sql } from 'kysely';
import { ownCaseId } from '#lib/domain/case/urn.ts';
import type { CaseId, Event, Instant } from '#lib/domain/event.ts';
import * as events from '#lib/server/case/events.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import type { Mark } from './marketplace.ts';

/** What was answered of a case last. */
export type Answers = {
	readonly schedule?: Mark;
	readonly state?: Mark & {
		/** Whether it was seen open since it was seen over. */
		readonly isOver?: boolean;
		/** Whether that it is over was told because of it. */
		readonly isTold?: boolean;
	};
};
export type Due = {
	readonly caseId: CaseId;
	/** Nothing where its reference is none that the courts can know, such as a crime reference. */
	readonly urn: string | undefined;
	readonly answers: Answers;
	readonly badSince: Instant | null;
	/** All that was told of it. */
	readonly known: readonly Event[];
};

/** The case that has waited longest of those that are due. */
export function due(db: Db, keys: Keys, now: Instant): Promise<Due | undefined> {
	return transaction(db, async (trx) => {
		const row = await trx
			.selectFrom('cases')
			.leftJoin('pulls', 'pulls.id', 'cases.id')
			.select(['cases.id', 'cases.urn_sealed', 'pulls.answers_sealed', 'pulls.bad_since'])
			.where('cases.id', 'not like', ownCaseId('%'))
			.where((where) =>
				where.or([where('pulls.next_at', 'is', null), where('pulls.next_at', '<=', now)])
			)
			.where((where) =>
				where.exists(
					where
						.selectFrom('participations')
						.select('participations.id')
						.whereRef('participations.case_id', '=', 'cases.id')
				)
			)
			.orderBy(sql`coalesce(pulls.next_at, 0)`)
			.orderBy('cases.id')
			.limit(1)
			.executeTakeFirst();
		if (!row) return undefined;
		const { id: caseId, urn_sealed, answers_sealed } = row;
		const ring = await keyrings.find(trx, keys, caseId);
		const open = (field: fields.Field, sealed: Uint8Array) =>
			unsealField(keys, ring, field, caseId, sealed);
		const urn = open(fields.urn, urn_sealed);
		return {
			caseId,
			urn: isTheirs.test(urn) ? urn : undefined,
			answers: answers_sealed ? (JSON.parse(open(fields.answers, answers_sealed)) as Answers) : {},
			badSince: row.bad_since,
			known: await events.knownOf(trx, keys, caseId)
		};
	});
}

/** All that was told of a case by now. */
export function knownOf(db: Db, keys: Keys, caseId: CaseId): Promise<Event[]> {
	return transaction(db, (trx) => events.knownOf(trx, keys, caseId));
}

// A force, its unit and a number, or the letters of another body and a number. A crime reference is neither.
const isTheirs = /^(\d{2}[A-Z0-9]{2}\d{7}|[A-Z]{2,6}\d{4,12})$/;

/** Keeps what was answered, and when to ask next. */
export async function keep(
	db: Db,
	keys: Keys,
	{ caseId, answers, badSince }: Omit<Due, 'urn' | 'known'>,
	next_at: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		const ring = await keyrings.find(trx, keys, caseId);
		// Erased while it was asked about.
		if (!ring) return;
		const answers_sealed = sealField(keys, ring, fields.answers, caseId, JSON.stringify(answers));
		const kept = { next_at, bad_since: badSince, answers_sealed };
		await trx
			.insertInto('pulls')
			.values({ id: caseId, ...kept })
			.onConflict((conflict) => conflict.column('id').doUpdateSet(kept))
			.execute();
	});
}
