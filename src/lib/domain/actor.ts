/** Who is asking, and how far in they are. */
import type { Child } from '#lib/domain/access/child.ts';
import type { Stands } from '#lib/domain/access/stands.ts';
import type { CaseId, Instant } from './event.ts';
import type { Enhanced } from '#lib/domain/clock/deadline.ts';
import type { SupporterPane } from '#lib/domain/access/pane.ts';

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
	/** Only for a victim who is, or was, under 18. */
	readonly child?: Child;
	/** For whom the page is; nothing where nobody said. */
	readonly stands?: Stands;
};
/** Somebody who stands beside her: a supporter whom she let in. */
export type Companion = {
	readonly kind: 'supporter';
	readonly person: PersonId;
	readonly caseId: CaseId;
	readonly participation: ParticipationId;
	readonly panes: readonly SupporterPane[];
	/** From when it is open. */
	readonly from: Instant;
	/** When it closes by itself. */
	readonly until: Instant;
};
export const staffRoles = ['advocate', 'supervisor', 'keeper'] as const;
export type StaffRole = (typeof staffRoles)[number];
export type Staff = {
	readonly kind: StaffRole;
	readonly person: PersonId;
};
/** Staff who do not have both their keys yet, or any more: they may add what is missing, and nothing else opens. */
export type Unready = {
	readonly kind: 'unready';
	readonly role: StaffRole;
	readonly person: PersonId;
};
export type Stranger = { readonly kind: 'stranger' };
export type Agency = { readonly kind: 'agency'; readonly agency: AgencyId };
/** Somebody of an agency, as its own sign-in names them: no name, no mail, a keyed hash of whom it calls so. */
export type SubjectId = string & { readonly subject: true };
export type Officer = {
	readonly kind: 'officer';
	readonly agency: AgencyId;
	/** By which of the agency's sign-ins they came. */
	readonly door: string;
	readonly subject: SubjectId;
};
/** The person at the server's own console. */
export type Operator = { readonly kind: 'operator' };
export type Actor = Stranger | Victim | Companion | Staff | Unready | Agency | Officer | Operator;

/** Whether somebody is of staff, with all that they need to come in. */
export function isStaff(actor: Actor): actor is Staff {
	return isStaffRole(actor.kind);
}

/** Whether what somebody is here is one of staff. */
export function isStaffRole(role: string): role is StaffRole {
	return staffRoles.some((one) => one === role);
}

/** Whether a level reaches another. */
export function reaches(has: Level, needs: Level): boolean {
	return levels.indexOf(has) >= levels.indexOf(needs);
}
