/** The tables of what brings two pages together, of pages that an advocate began with somebody, and of codes that were given. */
import type { AgencyId, ParticipationId, PersonId, SubjectId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';

type Sealed = Uint8Array;

export type JoinTables = {
	joins: {
		id: string;
		participation_id: ParticipationId;
		own_case: CaseId;
		asked_at: Instant;
		wishes_sealed: Sealed;
		code: 'right' | 'used' | 'none';
		code_person: PersonId | null;
		followed_at: Instant | null;
		call_id: string | null;
		said_at: Instant | null;
		joined_at: Instant | null;
		code_place: ParticipationId | null;
		team: string | null;
		promised_from: Instant | null;
		second_from: Instant | null;
		third_from: Instant | null;
	};
	assisted_begins: {
		id: string;
		participation_id: ParticipationId;
		opened_by: PersonId;
		ends_at: Instant;
	};
	givings: {
		id: string;
		participation_id: ParticipationId;
		agency_id: AgencyId;
		given_by: SubjectId;
		handed: 'alone' | 'letter';
		language: Language;
		pack: string | null;
		way: 'text' | 'mail' | null;
		/** Of which unit whoever gave it was, as their own sign-in said. */
		unit: string | null;
		given_at: Instant;
		returned_at: Instant | null;
	};
	packs: {
		number: string;
		batch: string;
		agency_id: AgencyId;
		made_by: SubjectId;
		language: Language;
		made_at: Instant;
		expires_at: Instant;
		locator: string | null;
		secret_hash: string | null;
		tries: number;
		given_at: Instant | null;
		ended_at: Instant | null;
	};
};
