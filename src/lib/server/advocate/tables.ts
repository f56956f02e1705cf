/** The tables of one who stays: another advocate that was told before, and the calls after a case is closed. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { ChangeReason, ChangeState } from '#lib/domain/advocate/change.ts';
import type { FinishReason } from '#lib/domain/advocate/finishing.ts';
import type { CheckInWeeks } from '#lib/domain/call/check-in.ts';
import type { Day, Instant } from '#lib/domain/event.ts';

export type StayingTables = {
	advocate_changes: {
		id: string;
		participation_id: ParticipationId;
		from_person: PersonId;
		/** Nobody where the work with her has ended. */
		to_person: PersonId | null;
		team: string;
		planned_by: PersonId;
		reason: ChangeReason | FinishReason;
		planned_for: Day;
		state: ChangeState;
		/** The call she is owed because she said no. */
		call_id: string | null;
		made_at: Instant;
		refused_at: Instant | null;
		ended_at: Instant | null;
	};
	/** Those that were made. */
	check_ins: {
		participation_id: ParticipationId;
		closed_on: Day;
		weeks: CheckInWeeks;
		call_id: string | null;
		made_at: Instant;
	};
	/** She said no. */
	check_in_stops: { participation_id: ParticipationId; said_at: Instant };
};
