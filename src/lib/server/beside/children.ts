/** Victims under 18: marked by month of birth, of which two days are kept; a page of her own begins with an advocate. */
import type { Actor, ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { ageOf, daysOf } from '#lib/domain/access/child.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { isWalled } from '#lib/server/access/sights.ts';

/** Marks a victim as a child, in the transaction that puts her into a case. */
export async function set(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	child: {
		readonly participation: ParticipationId;
		readonly caseId: CaseId;
		/** The month of birth, `2012-03`. */
		readonly born: string;
		/** The advocate with whom the page is begun, where one is there. */
		readonly begunWith?: PersonId;
	},
	now: Instant
): Promise<void> {
	const { ownFrom: own_from, grownFrom: grown_from } = daysOf(child.born);
	const days = { own_from, grown_from, begun_with: child.begunWith ?? null };
	await trx
		.insertInto('children')
		.values({ participation_id: child.participation, ...days })
		.onConflict((conflict) => conflict.column('participation_id').doUpdateSet(days))
		.execute();
	const about = audit.inCase(child);
	await audit.write(trx, keys, about, actor, 'child-marked', now);
}

/** Children from 13 whose case this advocate was given and who have no page of their own yet, by place alone. */
export function waitingFor(db: Db, advocate: Staff, now: Instant) {
	return given(db, advocate)
		.where('children.begun_with', 'is', null)
		.where('children.own_from', '<=', now)
		.where('children.grown_from', '>', now)
		.execute();
}

function given(db: Db | Trx, advocate: Staff) {
	return db
		.selectFrom('children')
		.innerJoin('participations', 'participations.id', 'children.participation_id')
		.innerJoin('assignments as mine', 'mine.participation_id', 'participations.id')
		.select(['children.own_from', 'children.grown_from', 'participations.case_id'])
		.select(['participations.id as participation', 'mine.assigned_at as givenAt'])
		.where('mine.person_id', '=', advocate.person)
		.where('mine.ended_at', 'is', null)
		.where((where) => where.not(isWalled(where)));
}

/** Begins a page of her own together with the advocate who was given her case; false before 13, or for any other. */
export async function beginOwnPage(
	db: Db,
	keys: Keys,
	advocate: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const row = await given(trx, advocate)
			.where('children.participation_id', '=', participation)
			.executeTakeFirst();
		const child = row && { ownFrom: row.own_from, grownFrom: row.grown_from };
		if (!row || ageOf(child, now) !== 'with-advocate') return false;
		await trx
			.updateTable('children')
			.set({ begun_with: advocate.person })
			.where('participation_id', '=', participation)
			.execute();
		const about = audit.inCase({ caseId: row.case_id, participation });
		await audit.write(trx, keys, about, advocate, 'own-page-begun', now);
		return true;
	});
}
