/** Somebody away for whole days, and who of the same team stands in meanwhile. */
import type { PersonId } from '#lib/domain/actor.ts';
import { addDays, dayOf, isDay } from '#lib/domain/calendar.ts';
import { latinDigits } from '#lib/domain/digits.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { meet, spanOfDays, type Absence, type Span } from './work-week.ts';

export type AbsenceForm = {
	readonly person: string;
	readonly first: string;
	readonly last: string;
	/** Empty where nobody stands in. */
	readonly cover: string;
};

export type Colleague = {
	readonly person: PersonId;
	readonly isPaused: boolean;
	/** Whether work may be given to them. */
	readonly isReady: boolean;
};

export type AbsenceProblem =
	| { readonly field: 'person'; readonly why: 'not-of-the-team' }
	| { readonly field: 'first' | 'last'; readonly why: 'day-unread' }
	| { readonly field: 'last'; readonly why: 'backwards' | 'in-the-past' | 'too-long' }
	| { readonly field: 'first'; readonly why: 'overlaps'; readonly with: Absence }
	| { readonly field: 'first'; readonly why: 'stands-in'; readonly with: Absence }
	| {
			readonly field: 'cover';
			readonly why: 'oneself' | 'not-of-the-team' | 'paused' | 'not-ready';
	  }
	| { readonly field: 'cover'; readonly why: 'away' | 'stands-in'; readonly with: Absence };

export type NewAbsence = Omit<Absence, 'id'>;

const longestDays = 366;

/** The absence as typed, or what is wrong with it. Who is away stands in for nobody, so nobody stands in a circle. */
export function readAbsence(
	form: AbsenceForm,
	team: readonly Colleague[],
	known: readonly Absence[],
	now: Instant
): NewAbsence | AbsenceProblem {
	const who = team.find(({ person }) => person === form.person);
	if (!who) return { field: 'person', why: 'not-of-the-team' };
	const [first, last] = [readDay(form.first), readDay(form.last)];
	if (!first || !last) return { field: first ? 'last' : 'first', why: 'day-unread' };
	const wrong = daysProblem(first, last, now);
	if (wrong) return { field: 'last', why: wrong };
	const span = spanOfDays(first, last);
	const then = known.filter((one) => meet(one, span));
	const own = then.find(({ person }) => person === who.person);
	if (own) return { field: 'first', why: 'overlaps', with: own };
	const covers = then.find(({ coveredBy }) => coveredBy === who.person);
	if (covers) return { field: 'first', why: 'stands-in', with: covers };
	if (form.cover === '') return { ...span, person: who.person, coveredBy: undefined };
	const problem = coverProblem(form.cover, who.person, team, then);
	return problem ?? { ...span, person: who.person, coveredBy: form.cover as PersonId };
}

/** The first and the last day somebody is away. */
export function daysOf({ from, to }: Span): { readonly first: Day; readonly last: Day } {
	return { first: dayOf(from), last: addDays(dayOf(to), -1) };
}

/** What is wrong with somebody standing in for another, while these of the team are away. */
export function coverProblem(
	cover: string,
	away: PersonId,
	team: readonly Colleague[],
	then: readonly Absence[]
): AbsenceProblem | undefined {
	if (cover === away) return { field: 'cover', why: 'oneself' };
	const found = team.find(({ person }) => person === cover);
	if (!found) return { field: 'cover', why: 'not-of-the-team' };
	if (found.isPaused) return { field: 'cover', why: 'paused' };
	// Whoever is not at work reads nothing that waits.
	if (!found.isReady) return { field: 'cover', why: 'not-ready' };
	const isAway = then.find(({ person }) => person === cover);
	if (isAway) return { field: 'cover', why: 'away', with: isAway };
	const covers = then.find(({ coveredBy }) => coveredBy === cover);
	return covers && { field: 'cover', why: 'stands-in', with: covers };
}

function daysProblem(first: Day, last: Day, now: Instant) {
	if (last < first) return 'backwards';
	if (last < dayOf(now)) return 'in-the-past';
	return last > addDays(first, longestDays) ? 'too-long' : undefined;
}

function readDay(typed: string): Day | undefined {
	const day = latinDigits(typed).trim();
	return isDay(day) ? day : undefined;
}
