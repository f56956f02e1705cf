/** The table of what keepers have stopped. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';

export type StopTables = {
	stops: {
		id: string;
		kind: string;
		/** Which of them: the id of an agency, a case or a team, or the code of a language; empty where there is one only. */
		of: string;
		/** Bytes only `seals.ts` can open. */
		why_sealed: Uint8Array;
		/** Nobody where it was done at the service's own console. */
		set_by: PersonId | null;
		set_at: Instant;
		lifted_by: PersonId | null;
		lifted_at: Instant | null;
	};
};
