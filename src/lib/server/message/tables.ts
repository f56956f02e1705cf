/** The tables of what victim and advocate say to each other, what is noted of their contacts, and of what police ask to be given of it. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { Reading } from '#lib/domain/message/in-english.ts';
import type { Side } from '#lib/domain/message/message.ts';
import type {
	Asker,
	NoticeOf,
	NotesReason,
	NotesState,
	View,
	WithheldWhy
} from '#lib/domain/disclosure/request.ts';
import type { WorryAct } from '#lib/domain/call/worry.ts';
import type { Language } from '#lib/i18n/languages.ts';

type Flag = 0 | 1;
type Sealed = Uint8Array;

export type TalkTables = {
	messages: {
		id: string;
		participation_id: ParticipationId;
		side: Side;
		/** Who of staff wrote it; nothing where she did. */
		by_person: PersonId | null;
		team: string;
		/** The language of the page it was written on. */
		language: Language;
		words_sealed: Sealed;
		form: string;
		written_at: Instant;
		read_at: Instant | null;
		/** What one of us wrote down of it in English. */
		english_sealed: Sealed | null;
		english_as: Reading | null;
		english_by: PersonId | null;
		english_at: Instant | null;
		/** When what she wrote was answered, or said to need no answer. */
		done_at: Instant | null;
		/** Who said that it needs none. */
		done_by: PersonId | null;
	};
	message_access: {
		participation_id: ParticipationId;
		seq: number;
		opened_at: Instant;
		closed_at: Instant | null;
	};
	worries: {
		id: string;
		/** The first step of the worry this one belongs to. */
		worry: string;
		seq: number;
		act: WorryAct;
		/** Whose; nobody's that we know where a stranger asked for the call. */
		participation_id: ParticipationId | null;
		/** The call at which danger was recorded. */
		call_id: string | null;
		by_person: PersonId;
		team: string | null;
		at: Instant;
	};
	contact_notes: {
		id: string;
		participation_id: ParticipationId;
		by_person: PersonId;
		team: string;
		call_id: string | null;
		step_seq: number | null;
		/** The entry that this one takes the place of. */
		corrects: string | null;
		note_sealed: Sealed;
		form: string;
		written_at: Instant;
	};
	tasks: {
		id: string;
		participation_id: ParticipationId;
		by_person: PersonId;
		team: string;
		what_sealed: Sealed;
		due_on: Day;
		form: string;
		/** The note that it follows. */
		note_id: string | null;
		made_at: Instant;
		done_at: Instant | null;
		done_by: PersonId | null;
	};
	disclosure_requests: {
		id: string;
		participation_id: ParticipationId;
		team: string;
		asker: Asker;
		received_on: Day;
		is_counselling: Flag;
		/** Who exactly, under which reference, what and from when to when, and which tests are said to be met. */
		asked_sealed: Sealed;
		made_by: PersonId;
		made_at: Instant;
		notice: NoticeOf;
		notice_on: Day | null;
		notice_why: WithheldWhy | null;
		notice_by: PersonId | null;
		view: View | null;
		view_how: 'page' | 'phone' | null;
		view_at: Instant | null;
		state: NotesState;
		reason: NotesReason | null;
		decided_by: PersonId | null;
		decided_at: Instant | null;
		/** What was handed over, item by item. */
		handed_sealed: Sealed | null;
	};
};
