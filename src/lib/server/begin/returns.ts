/** Papers that came back undelivered: their code ends, and the case is due again. */
import type { Officer } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { isIn } from './givings.ts';

/** Keeps that a paper of this agency came back; false for any other. Said twice it stays as it was. */
export async function note(
	db: Db,
	keys: Keys,
	officer: Officer,
	id: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [`giving:${id}`]);
		const row = await paperOf(trx, officer, id).executeTakeFirst();
		if (!row) return false;
		if (row.returned_at !== null) return true;
		await trx.updateTable('givings').set({ returned_at: now }).where('id', '=', id).execute();
		// Whoever has come in has a code of their own by now; another answer would tell that they have.
		if (!(await isIn(trx, row.person)))
			await invitations.withdraw(trx, row.person, { until: row.at });
		await audit.write(trx, keys, audit.inCase(row), officer, 'paper-returned', now);
		return true;
	});
}

function paperOf(trx: Trx, { agency }: Officer, id: string) {
	return trx
		.selectFrom('givings')
		.innerJoin('participations', 'participations.id', 'givings.participation_id')
		.select(['givings.returned_at', 'givings.given_at as at', 'participations.person_id as person'])
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.where('givings.agency_id', '=', agency)
		.where('givings.id', '=', id)
		.where('givings.pack', 'is', null)
		.where('givings.way', 'is', null);
}

/** A paper that came back, for which no other was given since. */
export type Due = { readonly id: string; readonly reference: string; readonly at: Instant };

const day = 24 * 60 * 60 * 1000;
const listedFor = 60 * day;

/** What is due again, the oldest first: of the last sixty days, whatever anybody did with the code. */
export async function dueFor(db: Db, keys: Keys, officer: Officer, now: Instant): Promise<Due[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, officer, now - listedFor).execute();
		await lock(
			trx,
			rows.map(({ case_id }) => `case:${case_id}`)
		);
		const due: Due[] = [];
		for (const { id, at, case_id } of rows) {
			const about = { chain: `case:${case_id}` } as const;
			await audit.writeOnce(trx, keys, about, officer, 'case-listed', { since: now - day, now });
			due.push({
				id,
				at: at ?? now,
				reference: (await cases.referenceOf(trx, keys, case_id)) ?? ''
			});
		}
		return due;
	});
}

/** The one read of it, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer, since: Instant) {
	return db
		.selectFrom('givings')
		.innerJoin('participations', 'participations.id', 'givings.participation_id')
		.select(['givings.id', 'givings.returned_at as at', 'participations.case_id'])
		.where('givings.agency_id', '=', agency)
		.where('givings.returned_at', '>=', since)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('givings as later')
						.select('later.id')
						.whereRef('later.participation_id', '=', 'givings.participation_id')
						.whereRef('later.given_at', '>', 'givings.given_at')
				)
			)
		)
		.orderBy('givings.returned_at')
		.limit(200);
}
