/** The tables of what becomes of her data as a whole: asked for, held, erased. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type {
	CameBy,
	Checked,
	DataRefusal,
	DataSort,
	DataState
} from '#lib/domain/data/request.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { HoldReason } from '#lib/domain/data/hold.ts';

export type DataTables = {
	data_requests: {
		id: string;
		participation_id: ParticipationId;
		sort: DataSort;
		came_by: CameBy;
		asked_at: Instant;
		due_on: Day;
		state: DataState;
		taken_by: PersonId | null;
		checked: Checked | null;
		checked_at: Instant | null;
		checked_by: PersonId | null;
		ready_at: Instant | null;
		second_by: PersonId | null;
		second_at: Instant | null;
		call_id: string | null;
		refusal: DataRefusal | null;
		given: 'page' | 'hand' | null;
		ended_at: Instant | null;
		receipt: string | null;
	};
	legal_holds: { participation_id: ParticipationId; reason: HoldReason; until: Day; set_at: Instant };
	erasure_receipts: { number: string; erased_on: Day; gone_from_backups_on: Day; destroyed: string };
};
