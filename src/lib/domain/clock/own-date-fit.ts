/** Whether a row of her own dates is for this case: who is left out, and what we were not told. */
import { saysGuilty } from '#lib/domain/case/defendant.ts';
import { personKeys } from '#lib/domain/case/person-keys.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Event } from '#lib/domain/event.ts';
import type { OwnRule } from './own-date-rule.ts';
import { isForContactScheme } from '#lib/domain/case/sentence.ts';
import { isSentenceOver } from '#lib/domain/case/sentence-over.ts';
import { sentencingCourt } from '#lib/domain/case/sentencing-court.ts';
import { rowOf } from '#lib/domain/stage/stage.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

/**
 * `questioned`: whether anybody was interviewed. `which-court`: whether it was the Crown Court. `how-long`: whether it
 * was prison for long enough.
 */
export type OwnDoubt = 'questioned' | 'which-court' | 'how-long';

/** Whether a row is for her, as far as we were told. */
export function fits({ id }: OwnRule, event: Event, told: readonly Event[]): boolean {
	switch (id) {
		case 'review-police':
			return isClosedByPolice(event) && isDecisionStanding(event, told);
		case 'review-cps':
			return !isClosedByPolice(event) && isDecisionStanding(event, told);
		case 'review-no-evidence':
			return isDecisionStanding(event, told);
		case 'low-sentence':
			return mayBeChecked(event, told);
		case 'transcript':
			return mayBeOfCrownCourt(event, told);
		case 'compensation':
			return event === reportOf(told);
		case 'complaint-review':
			return event.kind === 'complaint-received' && event.data.by === 'police';
		case 'statement':
			return event === beforeSentence(told) && !isAfterSentence(told);
		case 'contact-scheme':
			return mayBeForContactScheme(event) && !isSentenceOver(event, told);
		case 'expenses':
			return !isLater(event, told, 'expenses-paid');
		case 'ombudsman':
			return true;
	}
}

/** What would make a row not hers and nobody told us; nothing when we know enough. */
export function doubtOf(
	{ id }: OwnRule,
	event: Event,
	told: readonly Event[]
): OwnDoubt | undefined {
	// The police review decisions about a person they interviewed. That nobody told us of an interview proves nothing.
	if (id === 'review-police')
		return told.some((one) => one.kind === 'suspect-interviewed' && isOfSamePerson(one, event))
			? undefined
			: 'questioned';
	if (id === 'low-sentence' || id === 'transcript')
		return sentencingCourt(event, told) === 'not-told' ? 'which-court' : undefined;
	if (id === 'contact-scheme' && event.kind === 'sentenced')
		return isForContactScheme(event) === 'not-told' ? 'how-long' : undefined;
	return undefined;
}

/** Whether a sentence may be one that can be checked for being far too low. */
export function mayBeChecked(sentence: Event, told: readonly Event[]): boolean {
	return mayBeOfCrownCourt(sentence, told) && !isSentenceOver(sentence, told);
}

// Sentences of a magistrates' or a youth court are outside the check, and nobody writes down what was said there.
function mayBeOfCrownCourt(sentence: Event, told: readonly Event[]): boolean {
	return ['crown', 'not-told'].includes(sentencingCourt(sentence, told));
}

function isClosedByPolice(event: Event): boolean {
	return event.kind === 'closed-without-charge' && event.data.by === 'police';
}

/**
 * Whether a decision stands that can be reviewed: a later charge has answered it, and so have the police where they started
 * again. An outcome out of court is none that can be.
 */
export function isDecisionStanding(decision: Event, told: readonly Event[]): boolean {
	const isOne =
		isOnlySuspect(told) && !told.some(({ kind, on }) => kind === 'charged' && on <= decision.on);
	return !told.some(
		(event) =>
			(event.kind === 'charged' && event.on > decision.on && isOne) ||
			(isOfSamePerson(event, decision) &&
				((event.kind === 'charged' && event.on > decision.on) ||
					(event.kind === 'out-of-court' && event.on >= decision.on) ||
					startsAgain(event, decision)))
	);
}

// The courts have ids of their own: whom they charge is the only person the police ever spoke of, each time by name. Whoever
// was charged before is another.
function isOnlySuspect(told: readonly Event[]): boolean {
	const ofPolice = told.filter(
		({ kind, toldBy, defendant }) =>
			toldBy !== 'courts' && (defendant ?? kindRow(kind).course === 'looked-at')
	);
	const [first] = ofPolice;
	const isSame = ofPolice.every(({ defendant }) => defendant && defendant === first?.defendant);
	return isSame && personKeys(told).length < 2;
}

// An arrest of nobody who is named may be of somebody else: to lose the time for a review would be worse.
function startsAgain({ kind, on, defendant }: Event, decision: Event): boolean {
	if (decision.kind !== 'closed-without-charge' || on <= decision.on) return false;
	if (kind === 'investigation-started') return true;
	return defendant !== undefined && ['suspect-arrested', 'suspect-interviewed'].includes(kind);
}

// What became of whoever was sentenced tells that there was a sentence.
function isAfterSentence(told: readonly Event[]): boolean {
	const { stage, ended } = tracker(told);
	return ended || rowOf(stage).phase === 'after-sentence';
}

// What the agency says of its own day takes the place of what she said of it.
function reportOf(told: readonly Event[]): Event | undefined {
	const reports = told.filter(({ kind }) => kind === 'reported');
	return reports.find(({ toldBy }) => toldBy !== 'victim') ?? reports[0];
}

// Right 7: at any time before the sentence. One row for the case: of somebody guilty, else of what it began with.
function beforeSentence(told: readonly Event[]): Event | undefined {
	const guilty = told.findLast((event) => saysGuilty(event) && !isSentenced(event, told));
	const charge = told.findLast((event) => event.kind === 'charged' && !isSentenced(event, told));
	const isBeforeCharge = !told.some(({ kind }) => kind === 'charged' || kind === 'sentenced');
	return guilty ?? charge ?? (isBeforeCharge ? reportOf(told) : undefined);
}

// The police may know the only person there is by another id than the courts do.
function isSentenced(event: Event, told: readonly Event[]): boolean {
	const isAlone = personKeys(told).length < 2;
	return told.some(
		(other) => other.kind === 'sentenced' && (isAlone || isOfSamePerson(other, event))
	);
}

/** What presses for a statement: the sentence comes next, for the only person there is or for some of several. */
export function pressing(told: readonly Event[]): 'one' | 'some' | undefined {
	if (tracker(told).stage !== 'waiting-for-sentence') return undefined;
	return personKeys(told).length < 2 ? 'one' : 'some';
}

function mayBeForContactScheme(event: Event): boolean {
	return event.kind === 'sentenced' && isForContactScheme(event) !== 'no';
}

function isLater({ on }: Event, told: readonly Event[], kind: Event['kind']): boolean {
	return told.some((event) => event.kind === kind && event.on >= on);
}

function isOfSamePerson(one: Event, other: Event): boolean {
	return !one.defendant || !other.defendant || one.defendant === other.defendant;
}
