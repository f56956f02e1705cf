/** The tables of what is too much at once, and of files that are taken row by row. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { CaseId, EventId, Instant } from '#lib/domain/event.ts';

export type BurstId = string & { readonly burst: true };

export type FeedTables = {
	told_pace: { agency_id: AgencyId; sort: string; at: Instant; cases: number };
	bursts: {
		id: BurstId;
		agency_id: AgencyId;
		/** Bytes only `seals.ts` can open. */
		sort_sealed: Uint8Array;
		began_at: Instant;
		last_at: Instant;
		decided_at: Instant | null;
	};
	/** Held with a burst until a keeper decides; dropped where it was thrown away or withdrawn. */
	held_facts: { event_id: EventId; burst_id: BurstId | null; dropped_at: Instant | null };
	/** Two cases that a force says are one: which comes first by its id stands first. */
	held_ties: {
		id: string;
		agency_id: AgencyId;
		names_sealed: Uint8Array;
		case_id: CaseId;
		other_id: CaseId;
		held_at: Instant;
		decided_at: Instant | null;
	};
	imports: {
		id: string;
		agency_id: AgencyId;
		file_index: string;
		state: 'read' | 'taking' | 'done';
		rows: number;
		/** How many rows had each verdict so far. */
		counts: string;
		ignored_sealed: Uint8Array;
		changed_at: Instant;
	};
	import_pieces: {
		import_id: string;
		nth: number;
		rows_sealed: Uint8Array | null;
		verdicts_sealed: Uint8Array | null;
	};
};
