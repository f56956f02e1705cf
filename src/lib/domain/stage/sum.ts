/** What became of each person charged, added up: with several, one end is never told as the end of all. */
import { defendants, type Defendant } from '#lib/domain/case/defendant.ts';
import { maybeTwice } from '#lib/domain/case/person-keys.ts';
import type { Event } from '#lib/domain/event.ts';
import { progressOf } from './progress.ts';
import { courtStage } from './prosecution.ts';
import { rowOf, type Stage } from './stage.ts';

/** What is said of a person in the sum. What follows a sentence is said at length elsewhere. */
export const fates = [
	'waiting',
	'open',
	'guilty-to-some',
	'guilty-and-denies',
	'jury-not-agreed',
	'retrial',
	'guilty-of-some',
	'guilty',
	'sentenced-for-some',
	'sentenced',
	'appeal-waiting',
	'conviction-quashed',
	'not-guilty',
	'no-evidence',
	'stopped-by-court',
	'left-on-file',
	'stopped',
	'out-of-court',
	'defendant-died',
	'over'
] as const;
export type Fate = (typeof fates)[number];

export type Sum = {
	/** How many people were charged, as far as we were told. */
	readonly people: number;
	/** How many there are of each fate, in the order in which it is said; none that nobody has. */
	readonly fates: readonly { readonly fate: Fate; readonly count: number }[];
	/** Whether somebody is guilty of one charge while another ended otherwise, or nobody told us how it did. */
	readonly partly: boolean | 'not-told';
	/** Whether it ended for everybody, and not for all alike. */
	readonly endedApart: boolean;
};

/** The sum of a case; nothing while nobody was charged that we were told of. */
export function sumOf(events: readonly Event[]): Sum | undefined {
	const { told, begun, stage } = progressOf(events);
	const since = told.filter(({ on }) => on >= begun);
	if (courtStage(since) === undefined) return undefined;
	const people = defendants(since);
	const isDone = rowOf(stage).ends || stage === 'waiting-for-sentence';
	const all = certain(people, maybeTwice(since)).map(
		(one) => (isDone ? undefined : ofSome(one)) ?? fateOf(one, stage)
	);
	const counted = fates.map((fate) => ({ fate, count: all.filter((one) => one === fate).length }));
	const found = counted.filter(({ count }) => count > 0);
	return {
		people: all.length,
		fates: found,
		partly: partlyOf(people.filter(({ open }) => !open || isDone)),
		endedApart: rowOf(stage).ends && found.length > 1
	};
}

/** The people without so many of whom nothing but a charge was told, who may stand there once more by the courts' ids. */
function certain(people: readonly Defendant[], twice: number): readonly Defendant[] {
	const bare = people.filter(({ state }) => state === 'charged').slice(0, twice);
	return people.filter((one) => !bare.includes(one));
}

function partlyOf(people: readonly Defendant[]): Sum['partly'] {
	const all = people.map(({ partly }) => partly);
	return all.includes(true) || (all.includes('not-told') && 'not-told');
}

/** Of whom a charge is still to be decided. */
function ofSome({ state, open }: Defendant): Fate | undefined {
	if (!open) return undefined;
	return state === 'guilty' ? 'guilty-of-some' : 'sentenced-for-some';
}

const awaited: readonly Stage[] = ['waiting-for-trial', 'trial-off', 'retrial'];

function fateOf({ state }: Defendant, stage: Stage): Fate {
	switch (state) {
		case 'charged':
		case 'undecided':
			return 'open';
		case 'denies':
			// Who said not guilty waits for a trial only where the case does: it may be on, or have ended without.
			return awaited.includes(stage) ? 'waiting' : 'open';
		case 'appeal-unchanged':
		case 'sentence-changed':
		case 'release-considered':
		case 'released':
		case 'recalled':
		case 'sentence-ended':
			return 'sentenced';
		default:
			return state;
	}
}
