/** Who has a case now, and which change of advocate is open at it. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';

export type Held = {
	readonly person: PersonId;
	readonly team: string;
	readonly participation: ParticipationId;
	readonly caseId: CaseId;
	readonly victim: PersonId;
};

/** Who has a case now, for which team, and whose it is. */
export async function heldBy(
	db: Db | Trx,
	participation: ParticipationId
): Promise<Held | undefined> {
	return db
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.select(['assignments.person_id as person', 'assignments.team'])
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.select('participations.person_id as victim')
		.where('assignments.participation_id', '=', participation)
		.where('assignments.ended_at', 'is', null)
		.executeTakeFirst();
}

/** The change that is open at a place in a case, if there is one. */
export function openAt(trx: Trx, participation: ParticipationId) {
	return trx
		.selectFrom('advocate_changes')
		.selectAll()
		.where('participation_id', '=', participation)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
}
