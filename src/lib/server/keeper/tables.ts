/** The tables of what takes a second keeper, and of the words that we are sorry. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';

export type KeeperTables = {
	keeper_deeds: {
		id: string;
		/** Ids and instants only, JSON. */
		deed: string;
		asked_by: PersonId;
		asked_at: Instant;
		done_by: PersonId | null;
		done_at: Instant | null;
	};
	apologies: {
		id: string;
		participation_id: ParticipationId;
		why: 'facts' | 'link';
		/** Ids of events, JSON. */
		facts: string;
		owed_at: Instant;
		read_at: Instant | null;
	};
};
