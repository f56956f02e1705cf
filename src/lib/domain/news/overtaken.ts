/** Whether what a decision meant is so no more, by what was told since. */
import { isListing } from '#lib/domain/case/hearing.ts';
import { endsPrison } from '#lib/domain/case/sentence-over.ts';
import { isDecisionStanding } from '#lib/domain/clock/own-date-fit.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import { hardSortOf, isDecision, isFreeing, isSentence, newsSortOf } from './weight.ts';

type Is = (later: Event) => boolean;

/** Whether a decision, a release or a recall is overtaken. `known`: what was told of the case. */
export function isOvertaken(event: Event, known: readonly Event[]): boolean {
	const told = standing(known);
	const since = told.filter((later) => later.on > event.on && isSamePerson(later, event));
	switch (newsSortOf(event) ?? event.kind) {
		case 'no-charge-police':
		case 'no-charge-cps':
			// Whoever is charged goes to court: of nobody else was that said.
			return (
				!isDecisionStanding(event, told) || told.some((one) => isCharge(one) && one.on > event.on)
			);
		case 'no-suspect':
		case 'not-investigated':
			return since.some(isLookedAt);
		case 'admitted':
		case 'guilty':
			if (since.some((later) => isDenial(later) || takesGuilt(later))) return true;
			// Of a trial that came off nobody says who pleaded guilty, or to what.
			return isOfTrial(event) && (isTrialSet(event, told) || since.some(isDecision));
		case 'still-guilty':
			return since.some(takesGuilt);
		case 'charge-added':
			return since.some((later) => isDecision(later) && newsSortOf(later) !== 'charged');
		case 'no-verdict':
			return isTrialSet(event, told) || since.some((later) => isDecision(later) || isAgain(later));
		case 'no-trial':
			return isTrialSet(event, told);
		case 'released-from-prison':
		case 'recalled-to-prison':
			return since.some((later) => isOfPrison(later) || endsPrison(later) || frees(later));
		default:
			return false;
	}
}

const isCharge: Is = (event) => newsSortOf(event) === 'charged';

const isOfTrial: Is = ({ kind }) => kindRow(kind).beside === 'trial-off';

const isLookedAt: Is = ({ kind }) =>
	kind === 'investigation-started' || ['looked-at', 'opens'].includes(kindRow(kind).course);

const isDenial: Is = (later) => later.kind === 'plea-entered' && later.data.plea === 'not-guilty';

const isAgain: Is = ({ kind }) => kind === 'retrial-ordered';

const takesGuilt: Is = (later) =>
	isAgain(later) ||
	['quashed', 'new-trial', 'no-verdict', 'died'].includes(hardSortOf(later) ?? '');

const isOfPrison: Is = ({ kind }) => ['in-prison', 'away'].includes(kindRow(kind).course);

const frees: Is = (later) => {
	const sort = hardSortOf(later);
	return sort !== undefined && isFreeing(sort);
};

/** Whether the sentence stands that was decided since somebody was charged or found guilty. `known`: what was told of the case. */
export function isSentenced(event: Event, known: readonly Event[]): boolean {
	const since = standing(known).filter((one) => one.on >= event.on && isSamePerson(one, event));
	const sentence = since.findLast(isSentence);
	return sentence !== undefined && !since.some((one) => one.on > sentence.on && takesGuilt(one));
}

// A court may list the trial on the day of the decision itself.
function isTrialSet({ on }: Event, told: readonly Event[]): boolean {
	return told.some(
		(later) =>
			isListing(later) &&
			later.data.purpose === 'trial' &&
			later.on >= on &&
			(later.data.when?.on ?? later.on) > on
	);
}

function isSamePerson(one: Event, other: Event): boolean {
	return !one.defendant || !other.defendant || one.defendant === other.defendant;
}
