/** Who is asking, and how far in they are. */
import type { CaseId } from './event.ts';
import type { Enhanced } from './deadline.ts';

export type PersonId = string & { readonly person: true };
export type AgencyId = string & { readonly agency: true };
export type ParticipationId = string & { readonly participation: true };

/**
 * `code`: someone with a printed code, who may not be her. `short`: her number and words, perhaps read over her shoulder.
 * `full`: also a card code, or a code handed to her alone.
 */
export const levels = ['code', 'short', 'full'] as const;
export type Level = (typeof levels)[number];

export type Victim = {
	readonly kind: 'victim';
	readonly person: PersonId;
	readonly level: Level;
	readonly caseId: CaseId;
	readonly participation: ParticipationId;
	readonly enhanced: Enhanced;
	/** Whether the code she used was handed to her alone, so that she may set up a way back in. */
	readonly sure: boolean;
};
export type Staff = {
	readonly kind: 'advocate' | 'supervisor' | 'keeper';
	readonly person: PersonId;
};
export type Stranger = { readonly kind: 'stranger' };
export type Agency = { readonly kind: 'agency'; readonly agency: AgencyId };
/** The person at the server's own console. */
export type Operator = { readonly kind: 'operator' };
export type Actor = Stranger | Victim | Staff | Agency | Operator;

/** Whether a level reaches another. */
export function reaches(has: Level, needs: Level): boolean {
	return levels.indexOf(has) >= levels.indexOf(needs);
}
