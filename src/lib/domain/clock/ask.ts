/** Asking an agency for what it owes her: one message at a time, the day an answer should come, and the step after it. */
import { addWorkingDays, dayOf } from '#lib/domain/calendar.ts';
import { groupOf, type ReasonGroup } from '#lib/domain/case/trial-reason.ts';
import { isListing, listingOf } from '#lib/domain/case/hearing.ts';
import type { Deadline } from './deadline.ts';
import type { Owing } from './duty.ts';
import type { Day, Event, EventId, Instant } from '#lib/domain/event.ts';
import { answersOf, placeOf } from './her-answer.ts';
import { nextRungs, type LaterRung, type Rung } from './ask-ladder.ts';
import { limitOf } from './limits-now.ts';
import type { Answering, Sender } from './ask-form.ts';
import type { Reply } from './reply-here.ts';
import { dayAfter, workingDayUpTo } from './reckoning.ts';

/** What an ask is about: one duty of the Code, started by one event. */
export type AskedRow = { readonly duty: string; readonly because: EventId; readonly to: Owing };

export type Ask = AskedRow & {
	readonly rung: Rung;
	/** `over`: she has gone on to the next step. */
	readonly state: 'open' | 'over';
	/** How she said it is safe to answer her. */
	readonly answering: Answering;
	/** The day she sent it; nothing until she says so. */
	readonly askedOn?: Day;
	/** Who sent it, as she says. */
	readonly sentBy?: Sender;
	/** It was sent from her page, to people of that office who come in here. */
	readonly sentHere?: true;
	/** What they answered here. Whether it told her anything only she can say. */
	readonly answerHere?: { readonly at: Instant; readonly reply: Reply };
	/** Until when she may still say that it was not sent. */
	readonly undoUntil?: Instant;
	/** The day on their letter, when they wrote back and she still does not know. */
	readonly repliedOn?: Day;
};

/** A step she may take next, and the last day for it where there is one. */
export type NextStep = {
	readonly rung: LaterRung;
	readonly lastDay?: Day;
	readonly passed: boolean;
};

/** `ready`: not sent yet. `next-step`: the day for an answer has passed, or the answer was none. */
export type AskState =
	| { readonly state: 'ready' }
	| {
			readonly state: 'asked' | 'next-step';
			readonly askedOn: Day;
			/** Right 12: they write to her by then, though it may not be the full answer. */
			readonly acknowledgeBy?: Day;
			/** Nothing where nobody has said within how long. */
			readonly answerBy?: Day;
			readonly repliedOn?: Day;
			readonly steps: readonly NextStep[];
	  }
	| { readonly state: 'answered'; readonly on: Day };

type Row = Pick<Deadline, 'duty' | 'because' | 'owedBy' | 'state' | 'dueOn' | 'metOn'>;

/** Where an ask stands. It is answered by any telling about its row, an agency's or her own. */
export function askState(ask: Ask, row: Row, events: readonly Event[], now: Instant): AskState {
	const answered = answeredOn(ask, row, events);
	if (answered) return { state: 'answered', on: answered };
	if (!ask.askedOn) return { state: 'ready' };
	const answerBy = dayFor(ask, 'answer');
	const acknowledgeBy = dayFor(ask, 'acknowledge');
	const isOver = ask.repliedOn !== undefined || (answerBy !== undefined && dayOf(now) > answerBy);
	return {
		state: isOver ? 'next-step' : 'asked',
		askedOn: ask.askedOn,
		...(acknowledgeBy ? { acknowledgeBy } : {}),
		...(answerBy ? { answerBy } : {}),
		...(ask.repliedOn ? { repliedOn: ask.repliedOn } : {}),
		steps: nextRungs(ask, row.duty.right).map((rung) => nextStep(rung, ask, row, now))
	};
}

/** The day an ask was answered by a telling about its row; nothing where it was not. */
export function answeredOn(ask: Ask, row: Row, events: readonly Event[]): Day | undefined {
	const hers = answersOf(events).get(placeOf(row.duty.id, row.because))?.at(-1);
	const herDay = hers?.answer === 'yes' ? (hers.toldOn ?? hers.on) : undefined;
	if (row.duty.limit !== 'as-agreed') return herDay ?? row.metOn;
	// News by a plan is owed again and again: only what came after she asked answers her.
	const told = events.findLast(
		({ kind, toldBy }) => kind === 'victim-told' && toldBy === row.owedBy
	);
	return [herDay, told?.on].find((day) => day && ask.askedOn && day >= ask.askedOn);
}

function dayFor(ask: Ask, what: 'acknowledge' | 'answer'): Day | undefined {
	const limit = ask.askedOn && limitOf(ask.rung, what, ask.askedOn);
	return limit && ask.askedOn ? addWorkingDays(ask.askedOn, limit.count) : undefined;
}

function nextStep(rung: LaterRung, ask: Ask, row: Row, now: Instant): NextStep {
	const lastDay = lastDayFor(rung, ask, row);
	return { rung, ...(lastDay ? { lastDay } : {}), passed: !!lastDay && dayOf(now) > lastDay };
}

function lastDayFor(rung: LaterRung, ask: Ask, { dueOn }: Row): Day | undefined {
	const limit = ask.askedOn && limitOf(rung, 'apply', ask.askedOn);
	if (!limit || (limit.of && !limit.of.includes(ask.to))) return undefined;
	// She has known since the day it was due, or at the latest since she asked: the earlier day is the safe one.
	const from = limit.from === 'letter' ? ask.repliedOn : (dueOn ?? ask.askedOn);
	if (!from) return undefined;
	const { count, unit } = limit;
	return workingDayUpTo(dayAfter(from, { count, unit }));
}

/** Whether she may write about a row: it is late, or nobody can say, or the Code gives no number. */
export function mayAsk({ state }: Pick<Row, 'state'>): boolean {
	return state === 'overdue' || state === 'not-known' || state === 'ask';
}

/** Of a row about a date that was set in the place of another: why it moved, or that nobody told. */
export function whyMoved(
	{ duty, because }: Pick<Row, 'duty' | 'because'>,
	events: readonly Event[]
): ReasonGroup | undefined {
	if (duty.sort !== 'tell' || !isListing(because)) return undefined;
	const listing = listingOf(events, because.data.hearing);
	const last = listing?.before.at(-1);
	if (!last || last.change === 'corrected') return undefined;
	return groupOf(listing?.change?.reason);
}

/** Whether it can be asked of a row why its date moved: it did, and nobody has told. */
export function isAboutMove(row: Pick<Row, 'duty' | 'because'>, events: readonly Event[]): boolean {
	return whyMoved(row, events) === 'not-told';
}

export type Asks = {
	/** The open one; nothing before she begins, and when news by a plan is late once more. */
	readonly current: Ask | undefined;
	/** What was sent before it about the same news, first to last. */
	readonly before: readonly Ask[];
	/** Everything that was ever asked about it. */
	readonly all: readonly Ask[];
	/** An open ask that was answered and stands in the way of the next. */
	readonly answered: Ask | undefined;
};

/** What she has asked about one row so far; a row that was put right keeps what was asked before. */
export function asksAbout(asks: readonly Ask[], row: Row, events: readonly Event[]): Asks {
	const same = idsOf(row, events);
	const about = asks.filter(({ duty, because }) => duty === row.duty.id && same.has(because));
	const open = about.find(({ state }) => state === 'open');
	const isAgain = open && row.state === 'overdue' && answeredOn(open, row, events) !== undefined;
	return {
		all: about,
		current: isAgain ? undefined : open,
		before: about.filter((ask) => ask.state === 'over' && !answeredOn(ask, row, events)),
		answered: isAgain ? open : undefined
	};
}

// The facts that stand at one place, and what they put right.
function idsOf({ duty, because }: Row, events: readonly Event[]): ReadonlySet<EventId> {
	const place = placeOf(duty.id, because);
	const ids = new Set([because.id]);
	for (const event of events) if (placeOf(duty.id, event) === place) ids.add(event.id);
	for (const id of ids) {
		const before = events.find((event) => event.id === id)?.corrects;
		if (before) ids.add(before);
	}
	for (const id of because.insteadOf ?? []) ids.add(id);
	return ids;
}
