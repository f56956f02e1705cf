/** The Code's clock: every duty applied to the event that started it. Computed, never stored. */
import { addWorkingDays, dayOf, workingDaysBetween } from './calendar.ts';
import { standing, type Day, type Event, type Instant, type Teller } from './event.ts';
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
export function deadlines(events: readonly Event[], duties: readonly Duty[], asked: Asked): Deadline[] {
	const told = standing(events);
	return told
		.filter((event) => isNewest(event, told))
		.flatMap((event) =>
			inForce(duties, event.on)
				.filter((duty) => applies(duty, event))
				.map((duty) => deadline(duty, event, told, asked))
		)
		.sort((a, b) => rank(a) - rank(b) || (a.dueOn ?? '~').localeCompare(b.dueOn ?? '~'));
}

const order: readonly DeadlineState[] = ['overdue', 'due', 'passed', 'ask', 'kept-late', 'kept'];

function rank({ state }: Deadline): number {
	return order.indexOf(state);
}

// A hearing told of again replaces the telling before it: only the newest date is owed to her.
function isNewest(event: Event, told: readonly Event[]): boolean {
	if (event.kind !== 'hearing-listed') return true;
	const same = told.filter(
		(other) => other.kind === 'hearing-listed' && other.data.hearing === event.data.hearing
	);
	const dates = (one: Event) => JSON.stringify(one.kind === 'hearing-listed' ? one.data.when : undefined);
	// The first telling of the date that stands now starts the clock, not a later repeat of it.
	const last = same.at(-1);
	return last !== undefined && event === same.slice(lastChange(same, dates)).at(0);
}

function lastChange(same: readonly Event[], dates: (one: Event) => string | undefined): number {
	let start = same.length - 1;
	while (start > 0 && dates(same[start - 1]!) === dates(same[start]!)) start -= 1;
	return start;
}

function applies(duty: Duty, event: Event): boolean {
	if (!duty.startsAt.includes(event.kind)) return false;
	// The CPS scheme is for decisions of the CPS; for police decisions the Code's number was not read.
	if (duty.id === 'not-charged') return event.kind === 'closed-without-charge' && event.data.by === 'cps';
	// Right 11: twelve months of prison or more (or a hospital order).
	if (duty.id === 'contact-scheme' && event.kind === 'sentenced')
		return event.data.sentence === 'hospital-order' || (event.data.sentence === 'prison' && (event.data.months ?? 0) >= 12);
	return true;
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
	const { metBy } = duty;
	return told.find((event) => {
		if (event.on < because.on) return false;
		if ('event' in metBy) return event.kind === metBy.event;
		return event.kind === 'victim-told' && event.data.about === because.kind && metBy.told.includes(event.data.about);
	})?.on;
}
