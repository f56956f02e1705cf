/** The tables of what takes a second keeper, of what keepers corrected, of what sounds wrong, and of the words that we are sorry. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';

export type KeeperTables = {
	keeper_deeds: {
		id: string;
		/** Ids and instants, of an agency its name; JSON. */
		deed: string;
		asked_by: PersonId;
		asked_at: Instant;
		done_by: PersonId | null;
		done_at: Instant | null;
		/** Of what whoever asked does herself once a second agreed: since when she has. */
		taken_at: Instant | null;
	};
	/** What a keeper asked to say otherwise than the data does; only ever added to and marked. */
	corrections: {
		id: string;
		kind: string;
		/** Of what: the short name of a service, the id of a row of the law, a day, a sentence in a language. */
		of: string;
		/** What is said instead, JSON. */
		value: string;
		/** Bytes only `seals.ts` can open. */
		why_sealed: Uint8Array;
		/** What stood when it was asked for; nothing where none did. */
		follows: string | null;
		asked_by: PersonId;
		written_at: Instant;
		/** Nothing until she has seen how it looks and asks for it. */
		asked_at: Instant | null;
		/** Since then it is said. */
		confirmed_by: PersonId | null;
		confirmed_at: Instant | null;
		/** Made by our key of all that was confirmed: without it nothing is said. */
		stamp: string | null;
		undone_by: PersonId | null;
		undone_at: Instant | null;
	};
	/** What somebody says sounds wrong on a page, of nobody; gone when a keeper has looked after it. */
	wrong_words: {
		id: string;
		lang: Language;
		/** Which page, without what makes it one person's; empty where it was not said. */
		page: string;
		/** Bytes only `seals.ts` can open. */
		words_sealed: Uint8Array;
		at: Instant;
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
