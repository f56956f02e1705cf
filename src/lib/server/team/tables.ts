/** The tables of teams: whom each serves and when it answers, who works when, and who stands in for whom. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';

type Flag = 0 | 1;
type Json = string;

export type TeamTables = {
	teams: {
		id: string;
		name: string;
		/** Codes of boroughs, JSON; none means everywhere. */
		boroughs: Json;
		/** What happened, as codes of needs, JSON; none means anything. */
		needs: Json;
		/** Codes of languages its people speak, JSON. */
		languages: Json;
		has_interpreter: Flag;
		has_bsl: Flag;
		has_relay: Flag;
		/** Hours of a week, JSON as `Hours` of a contact plan. */
		hours: Json;
		/** How many calls may wait at once. */
		cap: number;
		/** How many cases one advocate may have. */
		case_cap: number;
		is_default: Flag;
		is_open: Flag;
		changed_at: Instant;
	};
	shifts: {
		id: string;
		person_id: PersonId;
		team: string;
		starts_at: Instant;
		ends_at: Instant;
	};
	absences: {
		id: string;
		person_id: PersonId;
		starts_at: Instant;
		ends_at: Instant;
		covered_by: PersonId | null;
		/** Who named herself to stand in, until somebody else of the team agrees: nobody reads what is another's by her own word. */
		cover_asked: PersonId | null;
	};
};
