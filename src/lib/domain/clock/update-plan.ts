/** How often the police agreed to tell her how it stands, and when the next time is. */
import { addDays } from '#lib/domain/calendar.ts';
import type { Day, Event, EventKind, EventOf } from '#lib/domain/event.ts';
import type { HerAnswer } from './her-answer.ts';
import { workingDayFrom } from './reckoning.ts';

export type NextUpdate = {
	readonly agreed: EventOf<'update-plan-agreed'>;
	/** The last time she was told, or the day the plan was agreed. */
	readonly since: Day;
	readonly dueOn: Day;
	/** Her own answer that the day is counted from. */
	readonly byHer?: HerAnswer;
};

// Charged, the Witness Care Unit tells her from then on; ended, there is nothing to update her of.
const until: readonly EventKind[] = [
	...(['not-investigated', 'moved-to-another-force', 'charged', 'closed-without-charge'] as const),
	...(['closed-no-suspect', 'out-of-court', 'discontinued', 'concluded'] as const)
];

/**
 * When the police should next tell her, by the newest plan and from the last telling; nothing when no plan runs.
 * Right 6: as often as agreed. The Code gives no number of its own.
 */
export function nextUpdate(
	told: readonly Event[],
	answers: readonly HerAnswer[] = []
): NextUpdate | undefined {
	const agreed = told.findLast((event) => event.kind === 'update-plan-agreed');
	if (!agreed || told.some(({ kind, on }) => until.includes(kind) && on >= agreed.on))
		return undefined;
	const days = agreed.data.everyWeeks * 7;
	const byHer = answers.filter((answer, nth) => stands(answer, answers[nth + 1], days));
	const tellings = told.flatMap(({ kind, toldBy, on }) =>
		kind === 'victim-told' && toldBy === 'police' ? [on] : []
	);
	const since = [agreed.on, ...tellings, ...byHer.map(dayOfTelling)].sort().at(-1) ?? agreed.on;
	const last = byHer.findLast((answer) => dayOfTelling(answer) === since);
	const dueOn = workingDayFrom(addDays(since, days));
	return { agreed, since, dueOn, ...(last ? { byHer: last } : {}) };
}

// "Yes" begins the time anew. Another answer before that time is over takes the place of it.
function stands(answer: HerAnswer, next: HerAnswer | undefined, days: number): boolean {
	if (answer.answer !== 'yes') return false;
	return !next || next.on > workingDayFrom(addDays(dayOfTelling(answer), days));
}

// Without a day we count from her answer: the latest it can have been, so that nobody is called late too soon.
function dayOfTelling({ on, toldOn }: HerAnswer): Day {
	return toldOn ?? on;
}
