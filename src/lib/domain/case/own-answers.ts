/** One of her answers, read as she typed it: kept, or said what is not clear about it. */
import { dayOf, isDay } from '#lib/domain/calendar.ts';
import { latinDigits } from '#lib/domain/digits.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import {
	ownCourts,
	ownFact,
	ownFacts,
	ownStages,
	ownTellers,
	type OwnAnswers,
	type OwnStep
} from './own-facts.ts';

/** A day as typed in three boxes, in any digits. */
export type TypedDay = { readonly day: string; readonly month: string; readonly year: string };
/** A screen of the questions as it was posted. */
export type TypedAnswer = {
	readonly choice: string;
	readonly on: TypedDay;
	readonly notSure: boolean;
	/** How long a sentence to prison is. */
	readonly years: string;
	readonly months: string;
};
export type OwnProblem =
	| 'choose'
	| 'no-day'
	| 'only-day'
	| 'not-a-day'
	| 'future'
	| 'far'
	| 'told-before'
	| 'one-day'
	| 'not-a-number';
/** What is not clear, by field: the list of answers, the day, or the length. */
export type OwnProblems = Partial<Record<'choice' | 'on' | 'years', OwnProblem>>;
type Read =
	| { readonly ok: true; readonly answers: OwnAnswers }
	| { readonly ok: false; readonly problems: OwnProblems };

/** Her answers with this one added, or what to put right. */
export function readAnswer(
	step: OwnStep,
	answers: OwnAnswers,
	typed: TypedAnswer,
	now: Instant
): Read {
	switch (step) {
		case 'stage':
			return added({ stage: ownStages.find((one) => one === typed.choice) });
		case 'what':
			return what(answers, typed.choice);
		case 'court':
			return court(answers, typed);
		case 'planned':
			return planned(answers, typed, dayOf(now));
		case 'day':
			return happened(answers, typed, dayOf(now));
		case 'told':
			return told(answers, typed, dayOf(now));
	}
}

const refused = (problems: OwnProblems): Read => ({ ok: false, problems });
const kept = (answers: OwnAnswers): Read => ({ ok: true, answers });

function added({ stage }: { stage: OwnAnswers['stage'] | undefined }): Read {
	return stage ? kept({ stage }) : refused({ choice: 'choose' });
}

function what({ stage }: OwnAnswers, choice: string): Read {
	const found = ownFacts.find((fact) => fact.id === choice && fact.stage === stage);
	return found && stage ? kept({ stage, what: found.id }) : refused({ choice: 'choose' });
}

function court(answers: OwnAnswers, { choice, years, months }: TypedAnswer): Read {
	const found = ownCourts.find((one) => one === choice);
	const parts = [years, months].map((part) => latinDigits(part).trim());
	const isNumber = parts.every((part) => /^\d{0,2}$/.test(part));
	if (!found || !isNumber)
		return refused({
			...(found ? {} : { choice: 'choose' }),
			...(isNumber ? {} : { years: 'not-a-number' })
		});
	const length = Number(parts[0]) * 12 + Number(parts[1]);
	return kept({ ...answers, court: found, ...(length ? { months: length } : {}) });
}

/** How many years back something happened at the most that somebody living tells of. */
const lifetime = 90;
const farBehind = 10;
const farAhead = 5;

// A date may lie behind her: she may tell us later. So far away that no case has one, it is a slip of the year.
function planned(answers: OwnAnswers, { on, notSure }: TypedAnswer, today: Day): Read {
	const day = readDay(on);
	if (day === 'not-a-day') return refused({ on: 'not-a-day' });
	const years = day ? yearsFrom(today, day) : 0;
	if (years < -farBehind || years > farAhead) return refused({ on: 'far' });
	if (day) return kept({ ...answers, planned: day });
	const mayBeOpen = ownFact(answers.what)?.dateMayBeOpen;
	if (notSure && mayBeOpen) return kept({ ...answers, planned: 'not-known' });
	return refused({ on: mayBeOpen ? 'no-day' : 'only-day' });
}

function happened(answers: OwnAnswers, { on, notSure }: TypedAnswer, today: Day): Read {
	const day = readDay(on);
	if (day === 'not-a-day') return refused({ on: 'not-a-day' });
	if (day && day > today) return refused({ on: 'future' });
	if (day && yearsFrom(today, day) < -lifetime) return refused({ on: 'far' });
	if (day) return kept({ ...answers, day });
	// Where nobody told her there is no second day to hold on to.
	const isAlone = !ownFact(answers.what)?.asks.includes('told');
	if (notSure && !isAlone) return kept({ ...answers, day: 'not-sure' });
	return refused({ on: isAlone ? 'only-day' : 'no-day' });
}

function told(answers: OwnAnswers, { choice, on, notSure }: TypedAnswer, today: Day): Read {
	const by = ownTellers.find((one) => one === choice);
	const day = readDay(on);
	const problem = toldProblem(answers, day, notSure, today);
	if (!by || problem)
		return refused({
			...(by ? {} : { choice: 'choose' }),
			...(problem ? { on: problem } : {})
		});
	return kept({ ...answers, by, told: day && day !== 'not-a-day' ? day : 'not-sure' });
}

function toldProblem(
	answers: OwnAnswers,
	day: Day | 'not-a-day' | undefined,
	notSure: boolean,
	today: Day
): OwnProblem | undefined {
	if (day === 'not-a-day') return 'not-a-day';
	if (!day) {
		// A fact needs one day that she can stand behind.
		if (notSure) return answers.day === 'not-sure' ? 'one-day' : undefined;
		return 'no-day';
	}
	if (day > today) return 'future';
	const known = answers.day === 'not-sure' ? undefined : answers.day;
	return known && day < known ? 'told-before' : undefined;
}

/** How many years, in the calendar, a day lies after today. */
function yearsFrom(today: Day, day: Day): number {
	return Number(day.slice(0, 4)) - Number(today.slice(0, 4));
}

/** A typed day; nothing when all three boxes are empty. */
export function readDay({ day, month, year }: TypedDay): Day | 'not-a-day' | undefined {
	const parts = [year, month, day].map((part) => latinDigits(part).trim());
	if (parts.every((part) => part === '')) return undefined;
	if (!parts.every((part) => /^\d{1,4}$/.test(part))) return 'not-a-day';
	const text = `${parts[0]?.padStart(4, '0')}-${parts[1]?.padStart(2, '0')}-${parts[2]?.padStart(2, '0')}`;
	return isDay(text) && text > '1900' && text < '2100' ? text : 'not-a-day';
}
