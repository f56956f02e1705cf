/** The Code's clock: every duty applied to the event that started it. Computed, never stored. */
import {
	addWorkingDays,
	compareDays,
	dayOf,
	instantOf,
	workingDaysBetween
} from '#lib/domain/calendar.ts';
import type { Duty, Owing } from './duty.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Day, Event, EventKind, Instant, Teller } from '#lib/domain/event.ts';
import { placeOf, type HerAnswer } from './her-answer.ts';
import { onceForEach } from '#lib/domain/once.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import { inForce } from './right.ts';
import { factsOf, hasCome, starts, type Facts } from './trigger.ts';

/** Whether she has enhanced rights: unknown until the police say. */
export type Enhanced = 'yes' | 'no' | 'unknown';

/**
 * `due`: the day has not passed. `overdue`: it has, and she says that nobody told her, or the agency agreed to send us
 * its tellings and sent none. `not-known`: it has, and nobody can say. `kept` and `kept-late`: she was told.
 * `ask`: the Code gives no number.
 */
export type DeadlineState = 'due' | 'not-known' | 'overdue' | 'kept' | 'kept-late' | 'ask';

export type Deadline = {
	/** Names this row of this case in an address or a form, and tells nobody what it is about. */
	readonly key: string;
	readonly duty: Duty;
	readonly because: Event;
	readonly owedBy: Owing;
	readonly state: DeadlineState;
	/** The last day to do it, in London; nothing where the Code gives no number. */
	readonly dueOn?: Day;
	/** The earlier day that holds if she has enhanced rights and nobody has said whether she does. */
	readonly soonerOn?: Day;
	/** The last day for the leg she cannot see, whether it has passed, and the working days that are left for hers. */
	readonly upstream?: {
		readonly until: Day;
		readonly hasPassed: boolean;
		readonly thenDays: number;
	};
	/** The day she was told, or the thing was done. */
	readonly metOn?: Day;
	/** The agency that says it told her, or that it was done. */
	readonly metBy?: Exclude<Teller, 'victim'>;
	/** What she answered, where it counts or differs from what an agency says. */
	readonly answer?: HerAnswer;
	/** Whether she may say if she was told: the day has passed, and no agency says that it told her. */
	readonly mayAnswer: boolean;
	/** Working days past the day, when overdue or not known. */
	readonly workingDaysLate: number;
	/** It is about a day in court that has come. */
	readonly dayHasCome?: true;
};

/** The agencies that agreed to send us what they tell her, and since when each does. */
export type SendTellings = ReadonlyMap<Teller, Instant>;

type Asked = {
	readonly enhanced: Enhanced;
	readonly sendTellings: SendTellings;
	readonly now: Instant;
};

/** What she is owed by now and soon: overdue first, then by day. A promise kept late still counts as late. */
export function deadlines(
	events: readonly Event[],
	duties: readonly Duty[],
	asked: Asked
): Deadline[] {
	const facts = factsOf(events);
	const rows = rowsByKind(duties);
	const today = dayOf(asked.now);
	const owed = facts.told.flatMap((event) =>
		inForce(rows.get(event.kind) ?? [], event.on)
			.filter((duty) => starts(duty, event, facts))
			.map((duty) => deadline(duty, event, facts, { ...asked, today }))
			.filter((one) => !isBeyond(one, today))
	);
	return once(owed.sort(inOrder));
}

const rowsByKind = onceForEach(
	(duties: readonly Duty[]): ReadonlyMap<EventKind, readonly Duty[]> => {
		const rows = new Map<EventKind, Duty[]>();
		for (const duty of duties)
			for (const kind of duty.startsAt) rows.set(kind, [...(rows.get(kind) ?? []), duty]);
		return rows;
	}
);

// She was in court by then, or nobody was: that somebody should tell her of the day by a later one helps nobody.
function isBeyond({ because, duty, dueOn, metOn }: Deadline, today: Day): boolean {
	if (!isListing(because) || duty.sort === 'do' || metOn !== undefined) return false;
	return dueOn !== undefined && hasCome(because, today) && hasCome(because, dueOn);
}

// Two agencies may tell the same fact, and one telling to her is enough for both. Where one day brought two facts of
// a kind, the row that is late stands for both.
function once(owed: readonly Deadline[]): Deadline[] {
	const seen = new Set<string>();
	return owed.filter(({ duty, because, dueOn, metOn }) => {
		const key = `${duty.id} ${dueOn || metOn ? because.on : ''}`;
		return !seen.has(key) && seen.add(key);
	});
}

// Last by the day and the kind of what began it, so that it never hangs on which of two facts we heard first.
function inOrder(a: Deadline, b: Deadline): number {
	return (
		rank(a) - rank(b) ||
		compareDays(a.dueOn ?? '~', b.dueOn ?? '~') ||
		compareDays(a.because.on, b.because.on) ||
		eventKinds.indexOf(a.because.kind) - eventKinds.indexOf(b.because.kind)
	);
}

const order: readonly DeadlineState[] = ['overdue', 'due', 'not-known', 'ask', 'kept-late', 'kept'];

function rank({ state, duty }: Deadline): number {
	// What surely is late comes before what may be: a row that nobody has read yet.
	const isOnlyRecalled = state === 'overdue' && duty.source.confidence !== 'verified';
	return order.indexOf(state) + (isOnlyRecalled ? 0.5 : 0);
}

type Limits = Pick<Deadline, 'dueOn' | 'soonerOn' | 'upstream'>;
type Outcome = Pick<Deadline, 'state' | 'metOn' | 'metBy' | 'answer' | 'mayAnswer'>;
type AskedToday = Asked & { readonly today: Day };

function deadline(duty: Duty, because: Event, facts: Facts, asked: AskedToday): Deadline {
	const owedBy = ownerOf(duty, because);
	const limits = limitsOf(duty, because, facts, asked);
	const found = outcomeOf({ duty, because, owedBy, facts, limits, asked });
	const isOpen = found.state === 'overdue' || found.state === 'not-known';
	return {
		key: keyOf(duty, because),
		duty,
		because,
		owedBy,
		...limits,
		...found,
		workingDaysLate: isOpen && limits.dueOn ? workingDaysBetween(limits.dueOn, asked.today) : 0,
		...(isListing(because) && hasCome(because, asked.today) ? { dayHasCome: true } : {})
	};
}

// An address must not say "arrest": the row's id is turned into a number (FNV-1a, 32 bits).
function keyOf({ id }: Duty, because: Event): string {
	const mark = [...id].reduce(
		(sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0,
		0x811c9dc5
	);
	return `${mark.toString(36)}~${because.id}`;
}

function ownerOf({ owedBy }: Duty, because: Event): Owing {
	if (owedBy === 'police-or-cps') return because.toldBy === 'cps' ? 'cps' : 'police';
	if (owedBy !== 'agency-complained-of') return owedBy;
	const by = because.kind === 'complaint-received' ? because.data.by : because.toldBy;
	return by === 'victim' ? 'police' : by;
}

function limitsOf(duty: Duty, because: Event, facts: Facts, asked: AskedToday): Limits {
	const { enhanced, today } = asked;
	if (duty.limit === 'as-agreed') return facts.update ? { dueOn: facts.update.dueOn } : {};
	if (duty.standardDays === undefined) return {};
	const start = duty.upstream ? addWorkingDays(because.on, duty.upstream.workingDays) : because.on;
	const sooner = duty.enhancedDays ?? duty.standardDays;
	const days = enhanced === 'yes' ? sooner : duty.standardDays;
	const isEarlier = enhanced === 'unknown' && sooner < days;
	return {
		dueOn: addWorkingDays(start, days),
		...(isEarlier ? { soonerOn: addWorkingDays(start, sooner) } : {}),
		...(duty.upstream
			? { upstream: { until: start, hasPassed: start < today, thenDays: days } }
			: {})
	};
}

type Looked = {
	readonly duty: Duty;
	readonly because: Event;
	readonly owedBy: Owing;
	readonly facts: Facts;
	readonly limits: Limits;
	readonly asked: AskedToday;
};

function outcomeOf(looked: Looked): Outcome {
	const { duty, limits, asked } = looked;
	const { dueOn } = limits;
	const met = meeting(looked);
	const answer = answerTo(looked);
	if (met) return metOutcome(met, dueOn, answer);
	if (dueOn === undefined) return { state: 'ask', mayAnswer: false };
	const given = answer ? { answer } : {};
	if (asked.today <= dueOn) {
		// By a plan her "yes" has already begun the time anew: she may still change it.
		return duty.limit && answer
			? { state: 'due', answer, mayAnswer: true }
			: { state: 'due', mayAnswer: false };
	}
	if (answer?.answer === 'yes') return { ...heldByHer(answer, dueOn), answer, mayAnswer: true };
	const isOverdue = answer?.answer === 'no' || isSilent(looked);
	return { state: isOverdue ? 'overdue' : 'not-known', ...given, mayAnswer: true };
}

function metOutcome(met: Event, dueOn: Day | undefined, answer: HerAnswer | undefined): Outcome {
	const differs = answer?.answer === 'no' && met.on <= answer.on;
	return {
		state: dueOn && met.on > dueOn ? 'kept-late' : 'kept',
		metOn: met.on,
		...(met.toldBy === 'victim' ? {} : { metBy: met.toldBy }),
		...(differs ? { answer } : {}),
		mayAnswer: false
	};
}

// Without a day of hers nothing is said of when, nor that it was late.
function heldByHer({ toldOn }: HerAnswer, dueOn: Day): Pick<Outcome, 'state' | 'metOn'> {
	if (!toldOn) return { state: 'kept' };
	return { state: toldOn > dueOn ? 'kept-late' : 'kept', metOn: toldOn };
}

// Of what was before it began to send, an agency may have told her and not us.
function isSilent({ duty, because, owedBy, asked }: Looked): boolean {
	const since = asked.sendTellings.get(owedBy as Teller);
	return since !== undefined && canBeTold(duty) && instantOf(because.on) >= since;
}

// What no agency can send us, no silence of theirs can show to be late.
function canBeTold({ metBy, limit }: Duty): boolean {
	return limit !== undefined || 'event' in metBy || metBy.told.length > 0;
}

/** The first event on or after the start that meets the duty: the telling to her, not that it happened. */
function meeting({ duty, because, owedBy, facts }: Looked): Event | undefined {
	const { metBy } = duty;
	const isOwn = (event: Event) =>
		// An agency may give what she was told of a later day than she does: she was told of it all the same.
		(event.on >= because.on || event.tellsOf?.includes(because.id)) &&
		isOfSamePerson(event, because) &&
		// A complaint is answered by the agency it is about; of all else she may hear from any.
		(duty.owedBy !== 'agency-complained-of' || event.toldBy === owedBy);
	if ('event' in metBy) return facts.byKind.get(metBy.event)?.find(isOwn);
	// That it is over is told by telling how it ended.
	const kinds =
		because.kind === 'concluded' ? metBy.told : metBy.told.filter((kind) => kind === because.kind);
	return kinds
		.flatMap((kind) => facts.tellings.get(kind)?.find(isOwn) ?? [])
		.sort((one, other) => compareDays(one.on, other.on))[0];
}

function isOfSamePerson({ defendant }: Event, other: Event): boolean {
	return !defendant || !other.defendant || defendant === other.defendant;
}

/** Her answer, if it is one about the time that is asked about. */
function answerTo({ duty, because, facts, limits, asked }: Looked): HerAnswer | undefined {
	const last = facts.answers.get(placeOf(duty.id, because))?.at(-1);
	if (!last) return undefined;
	if (duty.limit === 'as-agreed') {
		const dueOn = limits.dueOn ?? '';
		// Her "yes" began the time that runs now; any other answer is about the time that passed.
		const isOfNow =
			last === facts.update?.byHer
				? asked.today <= dueOn
				: last.answer !== 'yes' && last.on > dueOn;
		return isOfNow ? last : undefined;
	}
	if (!last.toldOn || last.toldOn >= because.on) return last;
	// The day was put right since: she cannot have been told before it happened.
	return { answer: last.answer, on: last.on };
}
