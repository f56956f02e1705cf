/** A first advocate for somebody who asked a team for a call and has none: given by a supervisor of that team, and told. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { giveIn, sharedTeam } from './assignments.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as cases from '#lib/server/case/cases.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { shownFor } from './planned-changes.ts';
import { isAtRest } from '#lib/server/access/sights.ts';
import * as conflicts from '#lib/server/access/conflicts.ts';
import * as workloads from '#lib/server/team/workloads.ts';

/** So many are shown; the next ones come up as these are given. */
export const mostListed = 50;

export type Without = {
	readonly participation: ParticipationId;
	/** Nothing for a page she began herself. */
	readonly reference: string | undefined;
	/** When she last asked this team for a call. */
	readonly askedAt: Instant;
};

/**
 * The one read of who has no advocate; its SQL is held by a test. Of the supervisor's own team only those who asked it
 * for a call, whom nobody has, and who are not on the other side of what the team was given. A call of before the work was
 * finished leads here only while the supervisors are told of its end, so that a mistake can be put right.
 */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return db
		.selectFrom('participations')
		.innerJoin('calls', 'calls.person_id', 'participations.person_id')
		.innerJoin('team_members as own', 'own.team', 'calls.team')
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.select(['participations.person_id as victim'])
		.select(({ fn }) => fn.max('calls.asked_at').as('askedAt'))
		.where('own.person_id', '=', staff.person)
		.where((where) => where(where.val(staff.kind), '=', 'supervisor'))
		.where('calls.kind', '=', 'call')
		.where((where) =>
			where.not(
				where.or([
					isAtRest(where),
					conflicts.isOtherSideFor(where, staff),
					where.exists(
						where
							.selectFrom('assignments')
							.select('assignments.seq')
							.whereRef('assignments.participation_id', '=', 'participations.id')
							.where('assignments.ended_at', 'is', null)
					),
					where.exists(
						where
							.selectFrom('advocate_changes')
							.select('advocate_changes.id')
							.whereRef('advocate_changes.participation_id', '=', 'participations.id')
							.whereRef('advocate_changes.ended_at', '>=', 'calls.asked_at')
							.where('advocate_changes.state', '=', 'ended')
							.where('advocate_changes.ended_at', '<=', now - shownFor)
					)
				])
			)
		)
		.groupBy(['participations.id', 'participations.case_id', 'participations.person_id']);
}

/** Who has none, the one that asked first before the others; that the supervisor saw the references is written down. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Without[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, staff, now).orderBy('askedAt').limit(mostListed).execute();
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, rows.map(audit.inCase), staff, 'case-listed', day);
		return Promise.all(
			rows.map(async ({ participation, caseId, askedAt }) => ({
				participation,
				askedAt: Number(askedAt),
				reference: await cases.referenceOf(trx, keys, caseId)
			}))
		);
	});
}

export type Given = 'given' | 'full' | 'refused';

/**
 * Gives one of them an advocate of the team, who sees nothing until she opens it; she is told by a notice and on her
 * page. `full`: that advocate has as many cases as the team's cap allows.
 */
export async function give(
	db: Db,
	keys: Keys,
	staff: Staff,
	asked: { readonly participation: ParticipationId; readonly advocate: PersonId },
	now: Instant
): Promise<Given> {
	return transaction(db, async (trx) => {
		// Two supervisors at once: the second finds that she has one.
		await lock(trx, ['assignments']);
		const place = await scopedTo(trx, staff, now)
			.where('participations.id', '=', asked.participation)
			.executeTakeFirst();
		if (!place) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return 'refused';
		}
		if (!(await giveIn(trx, keys, staff, asked, now)))
			return (await isFull(trx, staff, asked.advocate, now)) ? 'full' : 'refused';
		await notices.owe(trx, { kind: 'advocate-changes', person: place.victim, facts: {} }, now);
		return 'given';
	});
}

// How much somebody of another team has is not said.
async function isFull(trx: Trx, staff: Staff, person: PersonId, now: Instant): Promise<boolean> {
	if (!(await sharedTeam(trx, staff, person, now))) return false;
	const { cases: held, cap } = await workloads.of(trx, { kind: 'advocate', person });
	return cap !== undefined && held >= cap;
}
