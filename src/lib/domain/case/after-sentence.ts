/** What became of a person after the sentence: an appeal, and prison left or gone back to. */
import { compareDays } from '#lib/domain/calendar.ts';
import { inOrder, kindRow, type KindWith } from '#lib/domain/event-kinds.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { appealResults } from '#lib/domain/vocabulary.ts';

/** The kinds that follow a sentence, in the order they count in one day. */
export const courseKinds = inOrder<
	| KindWith<{ course: 'appealed' }>
	| KindWith<{ course: 'in-prison' }>
	| KindWith<{ course: 'after-sentence' }>
>()([
	'appeal-lodged',
	'release-considered',
	'recalled-to-prison',
	'released-from-prison',
	'appeal-decided',
	'sentence-ended'
]);

type Course = {
	readonly state:
		| 'appeal-waiting'
		| 'appeal-unchanged'
		| 'sentence-changed'
		| 'conviction-quashed'
		| 'release-considered'
		| 'released'
		| 'recalled'
		| 'sentence-ended'
		| 'sentenced';
	readonly on: Day;
};

/** Where a person stands after the sentence: at the newest thing told, but never past an appeal that is not decided. */
export function courseOf(own: readonly Event[]): Course | undefined {
	const all = own
		.filter(({ kind }) => courseKinds.includes(kind))
		.toSorted((a, b) => compareDays(a.on, b.on) || rank(a) - rank(b));
	const quashed = all.findLast((event) => isDecided(event, 'conviction-quashed'));
	const again = own.find(
		({ kind, on }) => quashed && on > quashed.on && ['verdict-given', 'sentenced'].includes(kind)
	);
	// Who is no longer guilty is let out of prison for that reason, and there is no sentence left to end.
	if (quashed && !again) return { state: 'conviction-quashed', on: quashed.on };
	const before = all
		.filter(({ on }) => (!quashed || on > quashed.on) && on > endBefore(own))
		.filter((event) => !isOutAlready(event, own) && !isFromRemand(event, own));
	const course = before.filter((event) => !hasEscapedSince(event, own));
	const newest = course.at(-1);
	if (!newest && before[0]) return { state: 'sentenced', on: before[0].on };
	const appeal = course.findLast(({ kind }) => kind === 'appeal-lodged');
	const decided = course.findLast(({ kind }) => kind === 'appeal-decided');
	const isOpen = appeal && !(decided && decided.on >= appeal.on);
	if (isOpen && newest?.kind === 'sentence-ended')
		return { state: 'appeal-waiting', on: appeal.on };
	const state = newest && stateOf(newest);
	return state && { state, on: newest.on };
}

// A sentence that ended before another was passed is not the one that counts now.
function endBefore(own: readonly Event[]): Day {
	const last = own.findLast(({ kind }) => kind === 'sentenced')?.on ?? '';
	return own.findLast(({ kind, on }) => kind === 'sentence-ended' && on < last)?.on ?? '';
}

// Whether somebody may leave prison is nobody's question of who has left it, and neither went back nor was sentenced again.
function isOutAlready({ kind, on: day }: Event, own: readonly Event[]): boolean {
	if (kind !== 'release-considered') return false;
	const lastOf = (kinds: readonly string[]) =>
		own.findLast((one) => kinds.includes(one.kind) && one.on <= day)?.on ?? '';
	const out = lastOf(['released-from-prison']);
	return out !== '' && out >= lastOf(['recalled-to-prison', 'sentenced']);
}

// Who got away is neither in prison nor let out of it, as far as we were told: the sentence is what stands.
function hasEscapedSince({ kind, on: day }: Event, own: readonly Event[]): boolean {
	if (kindRow(kind).course !== 'in-prison') return false;
	return own.some((one) => kindRow(one.kind).course === 'away' && one.on >= day);
}

const fromSentence = ['sentenced', 'release-considered', 'recalled-to-prison'];

/**
 * Whether somebody left prison whom no sentence kept there: a court had until a hearing, or what the sentence was for is to
 * be tried again. `own`: what is of this person.
 */
export function isFromRemand({ kind, on: day }: Event, own: readonly Event[]): boolean {
	if (kind !== 'released-from-prison') return false;
	const until = own.filter(({ on }) => on <= day);
	const again = until.findLast(isRetrial);
	const since = until.filter(({ on }) => on > (again?.on ?? ''));
	if (since.some((one) => fromSentence.includes(one.kind))) return false;
	const bail = since.findLast((one) => one.kind === 'court-bail-decided');
	return bail?.data.bail === 'custody' || again !== undefined;
}

/** An event, or one on its way in. */
type Said = Pick<Event, 'kind' | 'data'>;

/** Whether an event orders a new trial, by a court or on an appeal. */
export function isRetrial(event: Said): boolean {
	return event.kind === 'retrial-ordered' || isDecided(event, 'retrial');
}

/** Whether what was decided of somebody may be decided again after it. */
export function opensAgain(event: Said): boolean {
	return isRetrial(event) || isDecided(event, 'conviction-quashed');
}

/** Whether an appeal left another sentence than the one that was told; which, it does not say. */
export function changesSentence(event: Said): boolean {
	return isDecided(event, 'sentence-changed');
}

function isDecided(event: Said, result: string): boolean {
	return event.kind === 'appeal-decided' && 'result' in event.data && event.data.result === result;
}

function rank(event: Event): number {
	const place = courseKinds.indexOf(event.kind);
	return event.kind === 'appeal-decided'
		? place + appealResults.indexOf(event.data.result) / appealResults.length
		: place;
}

function stateOf(event: Event): Course['state'] | undefined {
	switch (event.kind) {
		case 'appeal-lodged':
			return 'appeal-waiting';
		case 'release-considered':
			return 'release-considered';
		case 'released-from-prison':
			return 'released';
		case 'recalled-to-prison':
			return 'recalled';
		case 'sentence-ended':
			return 'sentence-ended';
		case 'appeal-decided':
			return resultOf(event.data.result);
		default:
			return undefined;
	}
}

function resultOf(
	result: Extract<Event, { kind: 'appeal-decided' }>['data']['result']
): Course['state'] | undefined {
	// A new trial is no end of the appeal's own: it begins again.
	if (result === 'retrial') return undefined;
	return result === 'unchanged' ? 'appeal-unchanged' : result;
}
