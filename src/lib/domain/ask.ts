/** Asking an agency for what it owes her: one message at a time, the day an answer should come, and the step after it. */
import { addDays, addWorkingDays, dayOf } from './calendar.ts';
import type { Deadline } from './deadline.ts';
import type { Owing } from './duty.ts';
import { standing, type Day, type Event, type EventId, type Instant } from './event.ts';
import { nextRungs, limitOf, type LaterRung, type Rung } from './ask-ladder.ts';
import type { Answering } from './ask-form.ts';

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

function answeredOn(ask: Ask, { because, metOn }: Row, events: readonly Event[]): Day | undefined {
	const hers = standing(events).findLast(
		(event) =>
			event.kind === 'told-answered' &&
			event.data.duty === ask.duty &&
			(event.data.because === ask.because || event.data.because === because.id)
	);
	return hers?.kind === 'told-answered' && hers.data.answer === 'yes' ? hers.on : metOn;
}

function dayFor(ask: Ask, what: 'acknowledge' | 'answer'): Day | undefined {
	const limit = limitOf(ask.rung, what);
	return limit && ask.askedOn ? addWorkingDays(ask.askedOn, limit.count) : undefined;
}

function nextStep(rung: LaterRung, ask: Ask, row: Row, now: Instant): NextStep {
	const lastDay = lastDayFor(rung, ask, row);
	return { rung, ...(lastDay ? { lastDay } : {}), passed: !!lastDay && dayOf(now) > lastDay };
}

function lastDayFor(rung: LaterRung, ask: Ask, { dueOn }: Row): Day | undefined {
	const limit = limitOf(rung, 'apply');
	if (!limit || (limit.of && !limit.of.includes(ask.to))) return undefined;
	// She has known since the day it was due, or at the latest since she asked: the earlier day is the safe one.
	const from = limit.from === 'letter' ? ask.repliedOn : (dueOn ?? ask.askedOn);
	if (!from) return undefined;
	if (limit.unit === 'days') return addDays(from, limit.count);
	return Temporal.PlainDate.from(from).add({ years: limit.count }).toString();
}

/** Whether she may write about a row: it is late, or nobody said she was told, or the Code gives no number. */
export function mayAsk({ state }: Pick<Row, 'state'>): boolean {
	return state === 'overdue' || state === 'not-known' || state === 'ask';
}

/** The name of a row in an address, 16 digits of a hash (FNV-1a): it says nothing of what the row is about. */
export function rowKey(duty: string, because: EventId): string {
	const hash = new TextEncoder()
		.encode(`${duty} ${because}`)
		.reduce(
			(sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n),
			0xcbf29ce484222325n
		);
	return hash.toString(16).padStart(16, '0');
}

/** What she has asked about one row so far, first to last; a row that was put right keeps what was asked before. */
export function asksAbout(asks: readonly Ask[], row: Row, events: readonly Event[]): Ask[] {
	const same = new Set<EventId>(idsOf(row.because, events));
	return asks.filter(({ duty, because }) => duty === row.duty.id && same.has(because));
}

// An event, what it puts right, and what she told of the same kind before an agency did.
function idsOf(because: Event, events: readonly Event[]): EventId[] {
	const ids: EventId[] = [because.id];
	for (const id of ids) {
		const before = events.find((event) => event.id === id)?.corrects;
		if (before && !ids.includes(before)) ids.push(before);
	}
	const hers = events.filter(({ kind, toldBy }) => kind === because.kind && toldBy === 'victim');
	if (because.toldBy === 'victim') return ids;
	return [...ids, ...(because.insteadOf ?? []), ...hers.map(({ id }) => id)];
}
