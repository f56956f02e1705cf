/** The tables of being told: what is owed, and by which ways and when she wants to hear of it. */
import type { AgencyId, ParticipationId, PersonId, SubjectId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { ToldAbout } from '#lib/domain/reach/notice-way.ts';
import type { WrittenWay } from '#lib/domain/reach/template.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** Bytes only `seals.ts` can open. */
type Sealed = Uint8Array;

export type NoticeTables = {
	notices: {
		id: string;
		kind: string;
		person_id: PersonId | null;
		role: string | null;
		/** Ids and instants only, JSON. */
		facts: string;
		owed_at: Instant;
		due_at: Instant;
		leased_until: Instant | null;
		tries: number;
		sent_at: Instant | null;
		given_up_at: Instant | null;
		/** Who or what caused it: many of one kind from one source at once are held. */
		source: string | null;
		/** Since when it waits for somebody to look at it. */
		held_at: Instant | null;
		/** Why it was given up; or that somebody let it go after it was held. */
		ended_why: 'plan' | 'tries' | 'refused' | 'dropped' | 'released' | null;
	};
	notice_ways: {
		id: string;
		participation_id: ParticipationId;
		way: WrittenWay;
		address_sealed: Sealed;
		asked_at: Instant;
		proven_at: Instant | null;
	};
	notice_times: {
		participation_id: ParticipationId;
		times_sealed: Sealed;
		/** Of what in her case she is told: in plain, so that one question finds all who are to be told. */
		about: ToldAbout;
		changed_at: Instant;
	};
	leaflets: {
		id: string;
		agency_id: AgencyId;
		asked_by: SubjectId;
		/** The giving it goes with; or what is parked for a report for which nobody has been let in. */
		giving_id: string | null;
		parked_id: string | null;
		/** The reference of that report, for the force to prove it by. */
		urn_sealed: Sealed | null;
		language: Language;
		way: 'text' | 'mail';
		/** Gone once it was sent or ended. */
		address_sealed: Sealed | null;
		link: string;
		asked_at: Instant;
		due_at: Instant;
		sent_at: Instant | null;
		ended_at: Instant | null;
		ended_why: 'given' | 'refused' | null;
	};
	sent_here: { notice_id: string; to: string; text: string; at: Instant };
};
