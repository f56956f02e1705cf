/** The tables of how people come in: codes on paper, words, cards, keys a phone keeps, visits, and the way back from a loss. */
import type { AgencyId, Level, PersonId, SubjectId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { How, Purpose } from '#lib/domain/door/proof.ts';
import type { Language } from '#lib/i18n/languages.ts';

type Flag = 0 | 1;

export type WayTables = {
	invitations: {
		locator: string;
		secret_hash: string;
		person_id: PersonId;
		handed: 'alone' | 'letter';
		language: Language;
		made_at: Instant;
		expires_at: Instant;
		used_at: Instant | null;
		tries: number;
		/** It opens only once her recovery is open: one of us alone gave it. */
		held: Flag;
	};
	ways_in: {
		person_id: PersonId;
		number_index: string;
		words_hash: string;
		shared: Flag;
		made_at: Instant;
	};
	cards: { person_id: PersonId; code_hash: string; used_at: Instant | null };
	sessions: {
		id_hash: string;
		person_id: PersonId;
		level: Level | 'staff' | 'unready';
		sure: Flag;
		shared: Flag;
		shown: Flag;
		proved_for: Purpose | null;
		proved_at: Instant | null;
		began_at: Instant;
		seen_at: Instant;
	};
	sign_ins: { id: string; person_id: PersonId; how: How; at: Instant };
	device_keys: {
		id: string;
		person_id: PersonId;
		public_key: Uint8Array;
		counter: number;
		added_at: Instant;
		used_at: Instant | null;
	};
	staff_keys: { id: string; bound: Flag };
	staff_codes: {
		locator: string;
		secret_hash: string;
		person_id: PersonId;
		/** The supervisor who made it; nothing for an operator. */
		made_by: PersonId | null;
		expires_at: Instant;
		tries: number;
	};
	key_handles: { person_id: PersonId; handle: string };
	key_questions: {
		challenge_hash: string;
		purpose: string;
		person_id: PersonId | null;
		expires_at: Instant;
	};
	devices: {
		id: string;
		person_id: PersonId;
		shared: Flag;
		carded_at: Instant | null;
		expires_at: Instant;
	};
	recovery_codes: {
		person_id: PersonId;
		locator: string;
		secret_hash: string;
		spoken_hash: string;
		made_at: Instant;
	};
	recoveries: {
		person_id: PersonId;
		code_at: Instant | null;
		call_at: Instant | null;
		seen_at: Instant | null;
		begun_at: Instant;
		call_by: PersonId | null;
		/** Her words were heard by the team that has her case. */
		call_sure: Flag;
		seen_by: PersonId | null;
		second_by: PersonId | null;
		second_at: Instant | null;
		/** The team that says it is she; nothing where those who do are of none. */
		team: string | null;
	};
	identity_providers: {
		id: string;
		agency_id: AgencyId;
		issuer: string;
		client_id: string;
		acr: string;
		amr: string;
		added_at: Instant;
	};
	agency_sign_ins: {
		token_hash: string;
		provider_id: string;
		asked_sealed: Uint8Array;
		expires_at: Instant;
	};
	agency_visits: {
		id_hash: string;
		provider_id: string;
		subject: SubjectId;
		sid: string | null;
		/** What their agency's sign-in said of them, to be said back to them. */
		said_sealed: Uint8Array | null;
		began_at: Instant;
		seen_at: Instant;
		ends_at: Instant;
	};
	agency_logouts: { jti_hash: string; expires_at: Instant };
	limits: { bucket: string; count: number; opens_at: Instant; forget_at: Instant };
};
