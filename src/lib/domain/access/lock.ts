/** Who may see what of a case: what she has not opened to somebody is closed, and what she opened closes by itself. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { hasOwnPage, type Child } from './child.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { advocatePanes, supporterPanes, type Pane } from './pane.ts';
import { isWalled, type Assignment, type Given, type Party } from './wall.ts';

/** Everything there is to see of a case. */
export const parts = [
	...new Set([...supporterPanes, ...advocatePanes]),
	'news',
	'rules',
	'contact',
	'asks',
	'messages'
] as const;
export type Part = (typeof parts)[number];

const day = 24 * 60 * 60 * 1000;
/** A supporter is let in for 90 days at most (decision 0034). */
export const longest = 90 * day;

/** A trusted person whom she let in, to some panes. */
export type LetIn = {
	readonly person: PersonId;
	readonly panes: readonly Pane[];
	readonly startsAt: Instant;
	readonly until: Instant;
	readonly revokedAt?: Instant;
};

/** One victim's place in a case with everybody who was given something of it. */
export type Place = Party & {
	readonly participation: ParticipationId;
	readonly caseId: CaseId;
	readonly person: PersonId;
	readonly child?: Child;
	readonly letIn: readonly LetIn[];
};

export type Asker = {
	readonly kind:
		| 'victim'
		| 'supporter'
		| 'advocate'
		| 'supervisor'
		| 'keeper'
		| 'agency'
		| 'operator'
		| 'stranger';
	readonly person?: PersonId;
};

/**
 * Whether somebody may see a part of one victim's case now. No request asks it: the stores answer the same in SQL
 * (`server/sights.ts`), and `tests/access/lock-towns.ts` holds the two to each other and to a third telling.
 */
export function may(asker: Asker, part: Part, place: Place, given: Given, now: Instant): boolean {
	const { kind, person } = asker;
	switch (kind) {
		case 'victim':
			return person === place.person && hasOwnPage(place.child, now);
		case 'supporter':
			return place.letIn.some(
				(one) => one.person === person && isOpen(one, now) && isIn(one.panes, part)
			);
		case 'advocate':
			// Her number is in no pane: it is shown through a call alone, when it is safe to ring.
			return given.assignments.some(
				(one) => isIn(one.panes, part) && opens(one, asker, place, given)
			);
		case 'supervisor':
		case 'keeper':
		case 'agency':
		case 'operator':
		case 'stranger':
			return false;
	}
}

/** Whether what she opened to a supporter has begun and is still open. */
export function isOpen({ startsAt, until, revokedAt }: LetIn, now: Instant): boolean {
	return revokedAt === undefined && startsAt <= now && now < until;
}

function opens(one: Assignment, asker: Asker, place: Place, given: Given): boolean {
	if (one.person !== asker.person || one.participation !== place.participation) return false;
	if (one.letInAt === undefined || one.endedAt !== undefined) return false;
	return !isWalled(one, given);
}

function isIn(list: readonly Part[], part: Part): boolean {
	return list.includes(part);
}
