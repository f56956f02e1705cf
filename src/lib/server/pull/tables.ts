/** The tables of what is asked of the courts. */
import type { CaseId, Instant } from '#lib/domain/event.ts';

export type PullTables = {
	pulls: {
		/** The id of the case. */
		id: CaseId;
		next_at: Instant;
		/** Since when the answers about this case cannot be read. */
		bad_since: Instant | null;
		/** Bytes only `seals.ts` can open. */
		answers_sealed: Uint8Array;
	};
	pull_source: {
		id: string;
		/** Until when a process asks: one question at a time, over all of them. */
		busy_until: Instant;
		paused_until: Instant;
		/** How many questions were asked in the minute that began then. */
		minute_at: Instant;
		in_minute: number;
		asked_at: Instant | null;
		answered_at: Instant | null;
		failing_since: Instant | null;
		failure: string | null;
		failures: number;
	};
};
