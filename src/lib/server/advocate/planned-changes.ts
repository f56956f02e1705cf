/** The changes of advocates that a supervisor of the team has to know of: planned, refused, that could not happen, or an end. */
import type { Staff } from '#lib/domain/actor.ts';
import type { ChangeReason, ChangeState } from '#lib/domain/advocate/change.ts';
import type { FinishReason } from '#lib/domain/advocate/finishing.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import * as advocateChanges from './changes.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';

export type PlannedChange = {
	readonly id: string;
	readonly state: ChangeState;
	readonly on: Day;
	readonly reason: ChangeReason | FinishReason;
	readonly from: string | undefined;
	readonly to: string | undefined;
	/** Nothing for a page she began herself. */
	readonly reference: string | undefined;
};

/** How long they are told of what is over, in milliseconds. */
export const shownFor = 14 * 24 * 60 * 60_000;

/** Those of the supervisor's own team, the next first; that she saw the references is written down. */
export async function listFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<PlannedChange[]> {
	return transaction(db, async (trx) => {
		const rows = await advocateChanges
			.scopedTo(trx, staff)
			.where((where) =>
				where.or([
					where('ended_at', 'is', null),
					where.and([
						where('state', 'in', ['failed', 'ended']),
						where('ended_at', '>', now - shownFor)
					])
				])
			)
			.orderBy('planned_for')
			.execute();
		const day = { since: instantOf(dayOf(now)), now };
		const abouts = rows.map(({ participation_id: participation, case_id: caseId }) =>
			audit.inCase({ participation, caseId })
		);
		await auditLists.writeOnceEach(trx, keys, abouts, staff, 'case-listed', day);
		const found: PlannedChange[] = [];
		for (const row of rows) {
			found.push({
				id: row.id,
				state: row.state,
				on: row.planned_for,
				reason: row.reason,
				from: (await people.contactOf(trx, keys, row.from_person))?.name,
				to: row.to_person ? (await people.contactOf(trx, keys, row.to_person))?.name : undefined,
				reference: await cases.referenceOf(trx, keys, row.case_id)
			});
		}
		return found;
	});
}
