/** The Code's clock: every duty applied to the event that started it. Computed, never stored. */
import { addWorkingDays, dayOf, workingDaysBetween } from './calendar.ts';
import {
	standing,
	type Day,
	type Event,
	type EventKind,
	type EventOf,
	type Instant,
	type Teller
} from './event.ts';
import { hearings } from './hearing.ts';
import { inForce, type Duty } from './right.ts';

/** Whether she has enhanced rights: unknown until the police say. */
export type Enhanced = 'yes' | 'no' | 'unknown';

/**
 * `due`: the day has not passed. `passed`: it has, and nobody said whether she was told. `overdue`: it has, and the
 * agency sends us its tellings and sent none. `kept` and `kept-late`: she was told. `ask`: the Code gives no number.
 */
export type DeadlineState = 'due' | 'passed' | 'overdue' | 'kept' | 'kept-late' | 'ask';

export type Deadline = {
	readonly duty: Duty;
	readonly because: Event;
	readonly owedBy: Teller;
	readonly state: DeadlineState;
	/** The last day to do it, in London; nothing where the Code gives no number. */
	readonly dueOn?: Day;
	/** The earlier day that holds if she has enhanced rights and nobody has said whether she does. */
	readonly soonerOn?: Day;
	/** The last day for the leg she cannot see. */
	readonly upstreamOn?: Day;
	/** The day she was told, or the thing was done. */
	readonly metOn?: Day;
	/** Working days past the day, when overdue or passed. */
	readonly workingDaysLate: number;
};

type Asked = {
	readonly enhanced: Enhanced;
	/** The agencies that agreed to send us what they told her. */
	readonly sendTellings: ReadonlySet<Teller>;
	readonly now: Instant;
};

/** What she is owed by now and soon: overdue first, then by day. A promise kept late still counts as late. */
export function deadlines(
	events: readonly Event[],
	duties: readonly Duty[],
	asked: Asked
): Deadline[] {
	const told = standing(events);
	const dated = new Set<Event>(
		hearings(told)
			.filter(({ state, now }) => state !== 'off' && now.when)
			.map(({ datedBy }) => datedBy)
	);
	const owed = told
		.filter((event) => event.kind !== 'hearing-listed' || dated.has(event))
		.flatMap((event) =>
			inForce(duties, event.on)
				.filter((duty) => applies(duty, event, told))
				.map((duty) => deadline(duty, event, told, asked))
		);
	return once(owed).sort(
		(a, b) => rank(a) - rank(b) || (a.dueOn ?? '~').localeCompare(b.dueOn ?? '~')
	);
}

// Two agencies may tell the same fact, and one telling to her is enough for both.
function once(owed: readonly Deadline[]): Deadline[] {
	const seen = new Set<string>();
	return owed.filter(({ duty, because, dueOn }) => {
		const key = `${duty.id} ${dueOn ? because.on : ''}`;
		return !seen.has(key) && seen.add(key);
	});
}

const order: readonly DeadlineState[] = ['overdue', 'due', 'passed', 'ask', 'kept-late', 'kept'];

function rank({ state }: Deadline): number {
	return order.indexOf(state);
}

function applies(duty: Duty, event: Event, told: readonly Event[]): boolean {
	if (!duty.startsAt.includes(event.kind)) return false;
	switch (event.kind) {
		case 'reported':
			// What the agency says of its own day takes the place of what she said of it.
			return event.toldBy !== 'victim' || !told.some(isReportOfAgency);
		case 'closed-without-charge':
			// The CPS scheme is for decisions of the CPS; for police decisions the Code's number was not read.
			return duty.id !== 'not-charged' || event.data.by === 'cps';
		case 'sentenced':
			return duty.id !== 'contact-scheme' || isForContactScheme(event);
		case 'plea-entered':
			return isReadNext(event.data.plea, told);
		case 'verdict-given':
			return duty.id !== 'statement-read' || isReadNext(event.data.verdict, told);
		case 'concluded':
			// Right 9: the outcome, once. Where a verdict, a sentence or a stop was told, that is the outcome.
			return !told.some((other) => isOutcomeFor(event, other));
		default:
			return true;
	}
}

function isReportOfAgency({ kind, toldBy }: Event): boolean {
	return kind === 'reported' && toldBy !== 'victim';
}

// Right 11: twelve months of prison or more, or a hospital order.
function isForContactScheme({ data }: EventOf<'sentenced'>): boolean {
	if (data.sentence === 'hospital-order') return true;
	return data.sentence === 'prison' && (data.months ?? 0) >= 12;
}

// Right 7: her statement is read after guilty, by plea or by verdict, and before the sentence.
function isReadNext(found: string, told: readonly Event[]): boolean {
	return found === 'guilty' && !told.some(({ kind }) => kind === 'sentenced');
}

const outcomes: readonly EventKind[] = ['verdict-given', 'sentenced', 'discontinued'];

function isOutcomeFor({ defendant }: Event, other: Event): boolean {
	if (!outcomes.includes(other.kind)) return false;
	return !defendant || !other.defendant || defendant === other.defendant;
}

function deadline(duty: Duty, because: Event, told: readonly Event[], asked: Asked): Deadline {
	const owedBy = owner(duty, because);
	const base = { duty, because, owedBy, workingDaysLate: 0 };
	if (duty.standardDays === undefined) return { ...base, state: 'ask' };
	const start = duty.upstream ? addWorkingDays(because.on, duty.upstream.workingDays) : because.on;
	const standard = addWorkingDays(start, duty.standardDays);
	const enhanced = addWorkingDays(start, duty.enhancedDays ?? duty.standardDays);
	const dueOn = asked.enhanced === 'yes' ? enhanced : standard;
	const metOn = metDay(duty, because, told);
	const today = dayOf(asked.now);
	return {
		...base,
		state: stateOf(dueOn, metOn, today, asked.sendTellings.has(owedBy)),
		dueOn,
		...(asked.enhanced === 'unknown' && enhanced < standard ? { soonerOn: enhanced } : {}),
		...(duty.upstream ? { upstreamOn: start } : {}),
		...(metOn ? { metOn } : {}),
		workingDaysLate: metOn || today <= dueOn ? 0 : workingDaysBetween(dueOn, today)
	};
}

function owner(duty: Duty, because: Event): Teller {
	if (duty.owedBy !== 'agency-complained-of') return duty.owedBy;
	return because.kind === 'complaint-received' ? because.data.by : because.toldBy;
}

function stateOf(dueOn: Day, metOn: Day | undefined, today: Day, sends: boolean): DeadlineState {
	if (metOn) return metOn <= dueOn ? 'kept' : 'kept-late';
	if (today <= dueOn) return 'due';
	return sends ? 'overdue' : 'passed';
}

/** The first day on or after the event that the duty was met: by the telling, not by the happening. */
function metDay(duty: Duty, because: Event, told: readonly Event[]): Day | undefined {
	return told.find((event) => event.on >= because.on && meets(event, duty, because))?.on;
}

function meets(event: Event, { metBy, owedBy }: Duty, because: Event): boolean {
	if ('event' in metBy) return event.kind === metBy.event;
	if (event.kind !== 'victim-told' || !metBy.told.includes(event.data.about)) return false;
	// A complaint is answered by the agency it is about; of all else she may hear from any.
	if (because.kind === 'complaint-received' && owedBy === 'agency-complained-of')
		return event.data.about === because.kind && event.toldBy === because.data.by;
	return event.data.about === because.kind || because.kind === 'concluded';
}
