/** The wall between two sides: who works for one is never given the other. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Pane } from './pane.ts';

/** Both sides of a matter by blind indexes: nobody's name is needed to see that two are one. */
export type Party = {
	/** The victim's own index; nothing when nobody told us who she is. */
	readonly victim?: string;
	/** Those the case is against. */
	readonly suspects: ReadonlySet<string>;
};

/** An advocate who was given a case by a supervisor; it opens when the victim lets that advocate in. */
export type Assignment = {
	/** The order in which they were given, over all cases. */
	readonly seq: number;
	readonly participation: ParticipationId;
	readonly person: PersonId;
	readonly team: string;
	/** What she opened to this advocate. */
	readonly panes: readonly Pane[];
	readonly letInAt?: Instant;
	readonly endedAt?: Instant;
};

/** Every advocate who was ever given a case, and both sides of each. */
export type Given = {
	readonly assignments: readonly Assignment[];
	readonly placeOf: (participation: ParticipationId) => Party | undefined;
};

/** Whether the victim of one case is somebody the other case is against. */
function areOpposed(one: Party, other: Party): boolean {
	return isAgainst(one, other) || isAgainst(other, one);
}

/**
 * Whether an assignment lies behind the wall: its advocate, or anybody of the same team, was given the other side
 * before, even if that is over, for what was read is known (decision 0034). The first one stays.
 */
export function isWalled(mine: Omit<Assignment, 'letInAt' | 'panes'>, given: Given): boolean {
	const own = given.placeOf(mine.participation);
	return given.assignments.some((other) => {
		if (other.seq >= mine.seq || other.participation === mine.participation) return false;
		if (other.person !== mine.person && other.team !== mine.team) return false;
		const theirs = given.placeOf(other.participation);
		return own !== undefined && theirs !== undefined && areOpposed(own, theirs);
	});
}

function isAgainst({ suspects }: Party, { victim }: Party): boolean {
	return victim !== undefined && suspects.has(victim);
}
