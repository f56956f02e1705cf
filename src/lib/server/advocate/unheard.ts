/** News of a decision that somebody has not read, where an advocate of a supervisor's team has the case: since when, never what it is. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { waiting, waitingOf } from '#lib/domain/news/gate.ts';
import { isOtherSideFor } from '#lib/server/access/conflicts.ts';
import * as sights from '#lib/server/access/sights.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as eventsOfMany from '#lib/server/case/events-of-many.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { panesOf } from './shared-panes.ts';

export type Unheard = {
	readonly participation: ParticipationId;
	/** Nothing for a page she began herself. */
	readonly reference: string | undefined;
	/** Who has the case. */
	readonly advocate: PersonId;
	/** When the first of it came. */
	readonly since: Instant;
	/** She chose to hear it from her advocate. */
	readonly asksToHear: boolean;
};

/** Of a supervisor's own team the places where such news waits, the longest first; that a reference was shown is written down once a day. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Unheard[]> {
	return transaction(db, async (trx) => {
		const rows = await scopedTo(trx, staff).execute();
		const open = rows.filter(({ panes }) => panesOf(panes).includes('now'));
		const places = open.map(({ id }) => id);
		const told = await eventsOfMany.listFor(trx, keys, places);
		const chosen = await newsChoices.readForEach(trx, places);
		const found = open.flatMap((row) => {
			const events = told.get(row.id) ?? [];
			const choices = chosen.get(row.id) ?? newsChoices.none;
			const news = waiting(events, choices);
			if (news.length === 0) return [];
			const asksToHear = waitingOf(events, choices)?.choice === 'advocate';
			return { ...row, asksToHear, since: Math.min(...news.map(({ heardAt }) => heardAt)) };
		});
		const listed = found.map(({ id: participation, caseId }) => ({ participation, caseId }));
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, listed.map(audit.inCase), staff, 'line-listed', day);
		const lines = await Promise.all(
			found.map(async ({ id: participation, caseId, advocate, since, asksToHear }) => {
				const reference = await cases.referenceOf(trx, keys, caseId);
				return { participation, reference, advocate, since, asksToHear };
			})
		);
		return lines.toSorted((one, other) => one.since - other.since);
	});
}

/**
 * The places of which somebody of a supervisor's team has the case and was let in, but for those at rest and those of the
 * other side of anything of theirs or hers; nothing for anybody else. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('participations')
		.innerJoin('assignments as mine', 'mine.participation_id', 'participations.id')
		.innerJoin('team_members as theirs', 'theirs.person_id', 'mine.person_id')
		.innerJoin('team_members as own', 'own.team', 'theirs.team')
		.select(['participations.id', 'participations.case_id as caseId'])
		.select(['mine.person_id as advocate', 'mine.panes'])
		.where('own.person_id', '=', staff.person)
		.where((where) => where(where.val(staff.kind), '=', 'supervisor'))
		.where('mine.ended_at', 'is', null)
		.where('mine.let_in_at', 'is not', null)
		.where((where) => where.not(sights.isWalled(where)))
		.where((where) => where.not(sights.isAtRest(where)))
		.where((where) => where.not(isOtherSideFor(where, staff)))
		.orderBy('mine.seq');
}
