/** The tables as the code reads them; `docs/schema.sql` shows what they are in the database. */
import type { Insertable, Selectable } from 'kysely';
import type { Stands } from '#lib/domain/access/stands.ts';
import type { AgencyId, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Rung } from '#lib/domain/clock/ask-ladder.ts';
import type { CallKind } from '#lib/domain/call/call.ts';
import type { HandReason } from '#lib/domain/call/handing.ts';
import type { Enhanced } from '#lib/domain/clock/deadline.ts';
import type { Sender } from '#lib/domain/clock/ask-form.ts';
import type { Owing } from '#lib/domain/clock/duty.ts';
import type { CaseId, Day, EventId, Instant, Teller } from '#lib/domain/event.ts';
import type { NewsChoice } from '#lib/domain/news/gate.ts';
import type { InquiryAnswer } from '#lib/domain/looked/look.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { FeedTables } from '#lib/server/feed/tables.ts';
import type { DataTables } from '#lib/server/data/tables.ts';
import type { JoinTables } from '#lib/server/begin/tables.ts';
import type { StayingTables } from '#lib/server/advocate/tables.ts';
import type { KeeperTables } from '#lib/server/keeper/tables.ts';
import type { NoticeTables } from '#lib/server/notice/tables.ts';
import type { PullTables } from '#lib/server/pull/tables.ts';
import type { StopTables } from '#lib/server/stop/tables.ts';
import type { TalkTables } from '#lib/server/message/tables.ts';
import type { TeamTables } from '#lib/server/team/tables.ts';
import type { WayTables } from '#lib/server/door/tables.ts';

type Flag = 0 | 1;
type Json = string;
/** Bytes only `seals.ts` can open. */
export type Sealed = Uint8Array;

export type Tables = CaseTables &
	WayTables &
	JoinTables &
	DataTables &
	TeamTables &
	StayingTables &
	FeedTables &
	KeeperTables &
	NoticeTables &
	PullTables &
	StopTables &
	TalkTables;

type CaseTables = {
	marks: { name: string; value: string };
	agencies: {
		id: AgencyId;
		name: string;
		kind: Teller;
		force: string | null;
		may_tell: Json;
		tellings_since: Instant | null;
		invented: Flag;
		added_at: Instant;
	};
	agency_secrets: {
		id: string;
		agency_id: AgencyId;
		scheme: 'v1' | 'v1a' | 'client' | 'certificate';
		secret_sealed: Sealed;
		made_at: Instant;
		ends_at: Instant | null;
	};
	cases: { id: CaseId; force: string; urn_index: string; urn_sealed: Sealed; opened_at: Instant };
	shares: { id: string; case_id: CaseId; share_sealed: Sealed };
	case_references: { reference: string; case_id: CaseId };
	case_ties: { id: string; case_id: CaseId; nth: number; kept_at: Instant; entry_sealed: Sealed };
	events: {
		id: EventId;
		case_id: CaseId;
		seq: number;
		heard_at: Instant;
		agency_id: AgencyId | null;
		told_to: ParticipationId | null;
		fact_sealed: Sealed;
	};
	deliveries: {
		agency_id: AgencyId;
		identity: string;
		body_hash: string;
		received_at: Instant;
	};
	agency_requests: {
		id: string;
		agency_id: AgencyId;
		webhook_index: string;
		route: string;
		status: number;
		answer_sealed: Sealed;
		received_at: Instant;
	};
	agency_tokens: {
		token_index: string;
		agency_id: AgencyId;
		secret_id: string;
		thumbprint: string | null;
		ends_at: Instant;
	};
	parked: {
		id: string;
		agency_id: AgencyId;
		tellings_sealed: Sealed;
		received_at: Instant;
		request_id: string | null;
	};
	parked_references: { reference: string; parked_id: string };
	quarantine: {
		id: string;
		agency_id: AgencyId;
		body_sealed: Sealed;
		received_at: Instant;
		request_id: string;
	};
	people: {
		id: PersonId;
		role: 'victim' | 'supporter' | 'advocate' | 'supervisor' | 'keeper';
		language: Language;
		name_sealed: Sealed | null;
		number_sealed: Sealed | null;
		paused_at: Instant | null;
		added_at: Instant;
	};
	participations: {
		id: ParticipationId;
		case_id: CaseId;
		person_id: PersonId;
		enhanced: Enhanced;
		stands: Stands | null;
		added_at: Instant;
	};
	supporters: {
		id: string;
		participation_id: ParticipationId;
		person_id: PersonId;
		panes: Json;
		called_sealed: Sealed | null;
		let_in_at: Instant;
		starts_at: Instant;
		until: Instant;
		revoked_at: Instant | null;
	};
	children: {
		participation_id: ParticipationId;
		own_from: Instant;
		grown_from: Instant;
		begun_with: PersonId | null;
	};
	team_members: { person_id: PersonId; team: string };
	assignments: {
		seq: number;
		participation_id: ParticipationId;
		person_id: PersonId;
		team: string;
		assigned_at: Instant;
		let_in_at: Instant | null;
		/** Where nothing is named all of it: the case is held for a child. */
		panes: Json | null;
		ended_at: Instant | null;
	};
	side_notes: {
		id: string;
		participation_id: ParticipationId;
		against: CaseId;
		noted_by: PersonId;
		noted_at: Instant;
		team: string;
		asked_by: PersonId | null;
		asked_at: Instant | null;
		cleared_by: PersonId | null;
		cleared_at: Instant | null;
	};
	suspects: { case_id: CaseId; party_index: string };
	victims: { participation_id: ParticipationId; party_index: string };
	needs: {
		participation_id: ParticipationId;
		needs_sealed: Sealed;
		changed_at: Instant;
		reached_at: Instant;
	};
	drafts: {
		token_hash: string;
		answers_sealed: Sealed;
		expires_at: Instant;
		call_id: string | null;
	};
	calls: {
		id: string;
		kind: CallKind;
		person_id: PersonId | null;
		language: Language;
		wishes_sealed: Sealed;
		promised_from: Instant;
		promised_to: Instant;
		state: 'asked' | 'taken' | 'done' | 'closed';
		asked_at: Instant;
		taken_by: PersonId | null;
		taken_at: Instant | null;
		tries: number;
		changed_at: Instant;
		/** The team it is for; none for one of before there were teams. */
		team: string | null;
		/** An index of the number that opens it for whoever asked without a page of their own. */
		receipt: string | null;
		/** When we try again, and once more: half hours kept for it. */
		second_from: Instant | null;
		third_from: Instant | null;
		/** The beginning of the promise that a supervisor was told nobody has taken. */
		warned_from: Instant | null;
		/** The end of the first promise that was broken, until a person has put it right. */
		late_since: Instant | null;
		/** Who asked for somebody else, apart from all that is hers. */
		asker_sealed: Sealed | null;
		/** Until when she who ended it can keep it after all; then what it held is thrown away. */
		undo_until: Instant | null;
		/** As it was before the last outcome, to be taken back for some minutes; JSON, and nothing of hers. */
		went_before: Json | null;
	};
	call_steps: {
		call_id: string;
		seq: number;
		step: string;
		by: PersonId | null;
		/** Why it was handed to a colleague. */
		why: HandReason | null;
		at: Instant;
	};
	agency_letters: {
		id: string;
		participation_id: ParticipationId;
		duty: string;
		because: EventId;
		owed_by: Owing;
		rung: Rung;
		state: 'open' | 'over';
		answering_sealed: Sealed;
		asked_on: Day | null;
		sent_by: Sender | null;
		replied_on: Day | null;
		sent_to: AgencyId | null;
		letter_sealed: Sealed | null;
		answered_at: Instant | null;
		answer_sealed: Sealed | null;
		made_at: Instant;
		changed_at: Instant;
	};
	news_choices: {
		participation_id: ParticipationId;
		about: EventId | 'all';
		choice: NewsChoice;
		chosen_at: Instant;
	};
	names_given: { participation_id: ParticipationId; names_sealed: Sealed };
	safety_calls: { participation_id: ParticipationId; event_id: EventId; call_id: string };
	audit: {
		chain: string;
		seq: number;
		at: Instant;
		actor_kind: string;
		actor_id: string | null;
		act: string;
		mac: string;
		whose: ParticipationId | null;
	};
	audit_chains: {
		chain: string;
		seq: number;
		mac: string;
		proof: string;
		cut_seq: number | null;
		cut_mac: string | null;
		cut_proof: string | null;
	};
	audit_heads: { until: Instant; rows: number; digest: string; signature: string };
	keyrings: {
		id: string;
		person_id: PersonId | null;
		root: string;
		wrapped: Sealed;
		made_at: Instant;
	};
	inquiries: {
		id: string;
		participation_id: ParticipationId;
		line: string;
		day: Day;
		actor_kind: string;
		actor_id: string | null;
		act: string;
		asked_at: Instant;
		promised_on: Day;
		answer: InquiryAnswer | null;
		answered_at: Instant | null;
	};
};

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>;
