/** Where a case is once somebody is charged: what the courts told, and never a trial or an end that nobody told of. */
import {
	afters,
	defendants,
	ends,
	hasEnded,
	type Defendant,
	type End
} from '#lib/domain/case/defendant.ts';
import { personKeys } from '#lib/domain/case/person-keys.ts';
import { compareDays, daysBetween } from '#lib/domain/calendar.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Day, Event, EventKind } from '#lib/domain/event.ts';
import { byOutcome, hearings, isFateOfTrial, isListing } from '#lib/domain/case/hearing.ts';
import { isAhead, isTried, type Listing } from '#lib/domain/case/hearing-state.ts';
import { lastDayOf } from '#lib/domain/case/hearing-time.ts';
import { rowOf } from './stage.ts';
import { groupOf } from '#lib/domain/case/trial-reason.ts';

export type CourtStage =
	| 'charged'
	| 'first-hearing-planned'
	| 'in-court'
	| 'sent-to-crown-court'
	| 'waiting-for-trial'
	| 'trial-off'
	| 'trial-on'
	| 'jury-not-agreed'
	| 'retrial'
	| 'waiting-for-sentence'
	| End;

/**
 * The stage in court, from events oldest first; nothing before a charge. With several people charged the case is where
 * those are for whom it has not ended: one acquittal ends nothing.
 */
export function courtStage(told: readonly Event[]): CourtStage | undefined {
	if (!told.some(({ kind }) => kindRow(kind).court !== 'no')) return undefined;
	const people = defendants(told);
	const ahead = hearings(told).filter((one) => isAhead(one) && one.now.purpose !== 'appeal');
	const isTrialAhead = ahead.some(isTrial);
	const isToBeTriedYet = (one: Defendant) => one.open === true && isTrialAhead;
	// A date from before the sentence may have been of that.
	const isHeardAgain = ({ open, on = '' }: Defendant) =>
		open === true && ahead.some(({ now }) => now.when !== undefined && now.when.on > on);
	const open = people.filter((one) => !hasEnded(one) || isToBeTriedYet(one) || isHeardAgain(one));
	if (open.length === 0) return lastEnd(people);
	if (open.every((one) => one.state === 'guilty' && !isToBeTriedYet(one)))
		return 'waiting-for-sentence';
	if (isBeforeFirst(told)) return 'first-hearing-planned';
	return againStage(told, open) ?? trialStage(told, open) ?? hearingStage(told);
}

// A court may set the day of the trial before the case was in court at all.
function isBeforeFirst(told: readonly Event[]): boolean {
	const newest = told.at(-1)?.on ?? '';
	const isAheadOfAll = ({ state, now: { purpose, when } }: Listing) =>
		state === 'planned' && purpose === 'first-hearing' && when !== undefined && when.on >= newest;
	// That the trial was taken off tells of no hearing.
	const isInCourt = (event: Event) => isHeard(event) && kindRow(event.kind).course !== 'date-off';
	return !told.some(isInCourt) && hearings(told).some(isAheadOfAll);
}

function isHeard({ kind }: Event): boolean {
	return kindRow(kind).court === 'heard';
}

/** Where a case is that was decided for everybody: with whom something goes on still, else by the newest end. */
function lastEnd(people: readonly Defendant[]): CourtStage {
	const all = people.filter(hasEnded);
	const going = all.filter(({ state }) => !rowOf(state).ends);
	const some = going.length > 0 ? going : all;
	const newest = some
		.map(({ on }) => on)
		.sort()
		.at(-1);
	const last = some.filter(({ on, state }) => on === newest || isSentence(state));
	const order = [...afters, ...ends];
	return order.find((end) => last.some(({ state }) => state === end)) ?? 'over';
}

function isSentence(state: End): boolean {
	return ['sentenced', 'appeal-unchanged', 'sentence-changed', 'sentence-ended'].includes(state);
}

/** Where a case is in which a jury could not agree or a new trial was ordered: what was planned before is done with. */
function againStage(told: readonly Event[], open: readonly Defendant[]): CourtStage | undefined {
	const again = open.filter(({ state }) => state === 'retrial' || state === 'jury-not-agreed');
	const day = again
		.map(({ on = '' }) => on)
		.sort()
		.at(-1);
	if (day === undefined) return undefined;
	const since = told.filter((event) => event.on > day || isListedFor(event, day));
	const found = trialStage(since, []);
	if (found === 'waiting-for-trial') return 'retrial';
	return found ?? (again.some(({ state }) => state === 'retrial') ? 'retrial' : 'jury-not-agreed');
}

/** Whether an event of a day sets a later date. */
function isListedFor(event: Event, day: Day): boolean {
	if (!isListing(event) || event.on !== day) return false;
	return event.data.when === undefined || event.data.when.on > day;
}

function trialStage(told: readonly Event[], open: readonly Defendant[]): CourtStage | undefined {
	const all = hearings(told);
	const trials = all.filter(isTrial);
	const waits = trials.filter(
		(one) =>
			one.state === 'planned' &&
			!isTried(
				one,
				told,
				trials.map(({ hearing }) => hearing).filter((hearing) => hearing !== one.hearing)
			)
	);
	const sat = trials.findLast(({ satOn }) => satOn !== undefined);
	const isOn = sat?.state === 'begun' && !waits.some((one) => isListedAfter(one, sat));
	if (isOn || waits.some((one) => isNextDay(one, sat, told))) return 'trial-on';
	// A date from before another trial sat is no trial to come.
	if (waits.some(({ now }) => !now.when || !sat?.satOn || lastDayOf(now.when) >= sat.satOn))
		return 'waiting-for-trial';
	const ended = fateOf(
		told,
		trials.findLast((one) => !waits.includes(one))
	);
	const fate = ended && (isMissed(ended, told) || isSentOn(ended, told)) ? undefined : ended;
	const sentences = all.filter(({ now }) => now.purpose === 'sentence').map(({ state }) => state);
	const isOff = fate?.fate === 'off';
	// A hearing for a sentence tells that the court goes on, and of nobody that they are guilty: it can be listed early.
	if (sentences.includes('planned') && (!isOff || open.length === 1)) return 'in-court';
	if (isOff) return 'trial-off';
	if (!fate) return open.some((one) => isToBeTried(one, told)) ? 'waiting-for-trial' : undefined;
	const isUndecided = open.some(({ state, on }) => state === 'undecided' && on && on >= fate.on);
	const isHeard = isUndecided || sentences.includes('held');
	return fate.fate === 'on' && !isHeard ? 'trial-on' : 'in-court';
}

function isTrial({ now }: Listing): boolean {
	return now.purpose === 'trial';
}

/** Whether a trial was listed when the days of another, of which nobody said that it is over, had passed. */
function isListedAfter({ listedBy }: Listing, { now }: Listing): boolean {
	return now.when !== undefined && listedBy.on > lastDayOf(now.when);
}

/** How long a trial may pause between two of its days: a court that lists each day by itself begins none anew. */
const longestPause = 14;

/** Whether a trial that is listed is the next day of one that sat, of which nothing was decided. */
function isNextDay({ now }: Listing, sat: Listing | undefined, told: readonly Event[]): boolean {
	if (sat?.satOn === undefined || sat.state !== 'held' || now.when?.kind !== 'day') return false;
	const { satOn } = sat;
	const after = daysBetween(satOn, now.when.on);
	const isOpen = fateBy(sat.change?.event, sat.state) === 'on';
	const isDecided = told.some(({ kind, on }) => kind === 'verdict-given' && on >= satOn);
	return isOpen && !isDecided && after > 0 && after <= longestPause;
}

// Who was sent to the Crown Court is asked there again: what was said before is no answer yet.
function isToBeTried({ state, on = '' }: Defendant, told: readonly Event[]): boolean {
	const sent = told.findLast(({ kind }) => kind === 'sent-to-crown-court');
	return (state === 'denies' || state === 'guilty-and-denies') && (!sent || on > sent.on);
}

/** `over`: the court needs no trial any more, by a plea of guilty or because the case cannot go on. */
type Fate = { readonly fate: 'on' | 'off' | 'over'; readonly on: Day };

/** What became of the last trial, also of one that we were never told of before. */
function fateOf(told: readonly Event[], last: Listing | undefined): Fate | undefined {
	if (last) return { fate: fateBy(last.change?.event, last.state), on: last.now.when?.on ?? '' };
	const event = told
		.filter(isFateOfTrial)
		.toSorted((a, b) => compareDays(a.on, b.on) || byOutcome(a, b))
		.at(-1);
	const isOff = event?.kind === 'trial-vacated' || event?.kind === 'trial-ineffective';
	return event && { fate: fateBy(event, isOff ? 'off' : 'held'), on: event.on };
}

// Whoever had to be brought to court was not there on that day: nobody told us that a trial of them began.
function isMissed({ fate, on: day }: Fate, told: readonly Event[]): boolean {
	if (fate !== 'on' || personKeys(told).length > 1) return false;
	const isOfDay = (kind: EventKind) => told.some((one) => one.kind === kind && one.on === day);
	return isOfDay('warrant-issued') && !isOfDay('trial-went-ahead');
}

// A trial in a youth court or before magistrates may end with the Crown Court: there it has not started.
function isSentOn({ fate, on: day }: Fate, told: readonly Event[]): boolean {
	if (fate !== 'on' || personKeys(told).length > 1) return false;
	return told.some(({ kind, on }) => kind === 'sent-to-crown-court' && on >= day);
}

const endings = ['guilty-plea', 'prosecution-stopped', 'bound-over', 'case-cannot-go-on'];

function fateBy(event: Event | undefined, state: Listing['state']): Fate['fate'] {
	if (event?.kind === 'trial-cracked' || event?.kind === 'jury-discharged') return 'over';
	if (state !== 'off') return 'on';
	const reason = event && 'reason' in event.data ? event.data.reason : undefined;
	return endings.includes(groupOf(reason)) ? 'over' : 'off';
}

function hearingStage(told: readonly Event[]): CourtStage {
	const listed = hearings(told).filter(({ state }) => state !== 'off');
	const sent = told.findLast(({ kind }) => kind === 'sent-to-crown-court');
	if (sent && !told.some((event) => event.on > sent.on && isHeard(event)))
		return 'sent-to-crown-court';
	if (told.some(isHeard) || !listed.every(mayBeFirst)) return 'in-court';
	const isCharged = told.some(({ kind }) => kind === 'charged' || kind === 'charge-changed');
	return listed.length > 0 || !isCharged ? 'first-hearing-planned' : 'charged';
}

// Every case begins in the magistrates' court: a hearing elsewhere tells that there has been one before it.
function mayBeFirst({ now: { purpose, courtKind } }: Listing): boolean {
	if (purpose === 'first-hearing') return true;
	if (courtKind === 'magistrates' || courtKind === 'youth')
		return purpose === 'plea' || purpose === 'other';
	return purpose === 'other' && courtKind === 'not-told';
}
