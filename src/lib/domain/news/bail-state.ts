/** What one event does to the rules that a person must keep to, and whether it tells that the person is out. */
import type { Event, EventKind } from '#lib/domain/event.ts';
import { hardSortOf, isFreeing } from './weight.ts';

/**
 * `rules`: let go with rules. `not-told`: let go on police bail, and nobody told us whether with rules. `none`: let go
 * without any. `held`: kept in prison. `away`: got away from there. `licence`: out of prison after a sentence, with rules
 * that we are not told. `ended`: the case came to an end, and the rules with it. `died`: the person has. `put-right`:
 * what we were told was wrong, and nothing came instead. `unclear`: a decision we cannot read, or cannot place.
 */
export type RulesState =
	| 'rules'
	| 'not-told'
	| 'none'
	| 'held'
	| 'away'
	| 'licence'
	| 'ended'
	| 'died'
	| 'put-right'
	| 'unclear';

/** Whether a person is out: `may` where nobody said so and nothing we know of keeps them. */
export type Out = 'told' | 'may' | 'held' | 'not-told';

/** How an event leaves a person's rules; nothing where it leaves them as they are. `own`: what is of this person. */
export function stateBy(
	event: Event,
	own: readonly Event[],
	before: RulesState | undefined
): RulesState | undefined {
	const state = toldBy(event, own, before);
	return state && before === 'died' ? before : state;
}

function toldBy(
	event: Event,
	own: readonly Event[],
	before: RulesState | undefined
): RulesState | undefined {
	switch (event.kind) {
		case 'suspect-on-bail':
		case 'police-bail-changed':
			return event.data.protections.length > 0 ? 'rules' : 'not-told';
		case 'court-bail-decided':
			if (event.data.bail !== 'custody' && event.data.protections.length > 0) return 'rules';
			return ofCourt[event.data.bail];
		case 'charged':
			return isOnPoliceBail(event, own) ? 'unclear' : undefined;
		case 'released-from-prison':
			return wasFreed(event, own) ? 'ended' : 'licence';
		default:
			if (isEnd(event, own)) return 'ended';
			if (goesOn(event)) return before === 'ended' ? 'unclear' : undefined;
			return plain[event.kind];
	}
}

const plain: Partial<Record<EventKind, RulesState>> = {
	'suspect-released': 'none',
	'suspect-under-investigation': 'none',
	'recalled-to-prison': 'held',
	escaped: 'away',
	'defendant-died': 'died',
	sentenced: 'ended',
	concluded: 'ended',
	'out-of-court': 'ended',
	'sentence-ended': 'ended'
};

const ofCourt = {
	'conditional-bail': 'rules',
	'unconditional-bail': 'none',
	custody: 'held',
	'not-applicable': 'unclear'
} as const;

const ofPolice: readonly EventKind[] = [
	'suspect-released',
	'suspect-on-bail',
	'suspect-under-investigation',
	'police-bail-changed'
];

// Bail before a charge ends with it. With which rules the person waits for court nobody has told us yet.
function isOnPoliceBail({ on: day }: Event, own: readonly Event[]): boolean {
	const bail = own.findLast(
		({ kind, on }) => on < day && (kind === 'court-bail-decided' || ofPolice.includes(kind))
	);
	return bail !== undefined && ofPolice.includes(bail.kind);
}

// A jury that could not agree and a trial to be held again leave the person where they were; and who is guilty of one
// charge is not free of another.
function isEnd(event: Event, own: readonly Event[]): boolean {
	const sort = hardSortOf(event);
	if (sort === undefined || sort === 'died' || isAgain(event)) return false;
	return !isFreeing(sort) || sort === 'quashed' || !wasGuilty(event, own);
}

/** Whether the person was guilty of something by the day of an event, and no court took that back. */
function wasGuilty({ on: day }: Event, own: readonly Event[]): boolean {
	const until = own.filter(({ on }) => on <= day);
	const back = until.findLast((one) => isAgain(one) || hardSortOf(one) === 'quashed')?.on ?? '';
	const since = until.filter(({ on }) => on > back);
	const plea = since.findLast((one) => one.kind === 'plea-entered' && one.data.plea !== 'other');
	return since.some((one) => isGuilty(one) && (one.kind === 'verdict-given' || one === plea));
}

// Let out because nothing is left to be held for: that is no licence.
function wasFreed({ on: day }: Event, own: readonly Event[]): boolean {
	const until = own.filter(({ on }) => on <= day);
	const end = until.findLast((one) => one.kind === 'sentenced' || isFreed(one));
	return end !== undefined && isFreed(end) && isEnd(end, own);
}

function isFreed(event: Event): boolean {
	const sort = hardSortOf(event);
	return sort !== undefined && isFreeing(sort);
}

function isGuilty(event: Event): boolean {
	if (event.kind === 'plea-entered') return event.data.plea === 'guilty';
	return event.kind === 'verdict-given' && event.data.verdict === 'guilty';
}

function isAgain(event: Event): boolean {
	const sort = hardSortOf(event);
	return sort === 'no-verdict' || sort === 'new-trial' || event.kind === 'retrial-ordered';
}

/** Whether it tells that the case against the person goes on: then it had not ended, or it begins again. */
function goesOn(event: Event): boolean {
	return isAgain(event) || isGuilty(event);
}

const outs: Partial<Record<EventKind, Out>> = {
	'suspect-on-bail': 'told',
	'police-bail-changed': 'told',
	'suspect-released': 'told',
	'suspect-under-investigation': 'told',
	'released-from-prison': 'told',
	'recalled-to-prison': 'held',
	escaped: 'told',
	'out-of-court': 'may',
	'sentence-ended': 'may',
	'defendant-died': 'not-told',
	charged: 'not-told'
};

/** Whether a person is out after an event. */
export function outAfter(event: Event, before: Out = 'not-told'): Out {
	switch (event.kind) {
		case 'court-bail-decided':
			if (event.data.bail === 'not-applicable') return 'not-told';
			return event.data.bail === 'custody' ? 'held' : 'told';
		case 'sentenced':
			return ['prison', 'hospital-order', 'other'].includes(event.data.sentence)
				? 'not-told'
				: 'may';
		case 'concluded':
			return before === 'held' ? 'may' : before;
		default:
			return isFreed(event) ? 'may' : (outs[event.kind] ?? before);
	}
}

const ofPrison: readonly EventKind[] = [
	'released-from-prison',
	'recalled-to-prison',
	'escaped',
	'sentence-ended'
];
const ofTheEnd: readonly EventKind[] = ['sentenced', 'concluded', 'out-of-court'];

/** The place of an event among those of its day: a status of bail is left over from before the verdict of that day. */
export function rankOf(event: Event): number {
	if (ofPrison.includes(event.kind)) return 4;
	if (goesOn(event)) return 3;
	if (hardSortOf(event) || ofTheEnd.includes(event.kind)) return 2;
	if (event.kind === 'court-bail-decided') return 1;
	return event.kind === 'charged' ? -1 : 0;
}
