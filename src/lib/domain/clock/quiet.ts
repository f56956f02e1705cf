/** A case is never silent: when we last heard, by when somebody should be in touch, and which dates have grown old. */
import { isFromRemand } from '#lib/domain/case/after-sentence.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { addDays, compareDays, daysBetween, dayOf } from '#lib/domain/calendar.ts';
import { standing, type Day, type Event, type Instant, type Teller } from '#lib/domain/event.ts';
import { answersOf, placeOf } from './her-answer.ts';
import { workingDayFrom } from './reckoning.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { nextUpdate } from './update-plan.ts';

/** Whom to ask when nothing is heard: the police until a charge, the Witness Care Unit after it, and then who tells of a release. */
export type Asked = 'police' | 'witness-care' | 'liaison';

export type Heartbeat = {
	/** `nothing-yet`: no agency has told us anything. `fresh`: there was news in the last days. `quiet`: there was none. */
	readonly state: 'nothing-yet' | 'fresh' | 'quiet';
	/** The day an agency last told us something. */
	readonly heardOn?: Day;
	/** `agreed`: the police agreed it with her. `check`: nobody did, so it is the day on which we say: ask. */
	readonly basis: 'agreed' | 'check';
	readonly ask: Asked;
	/** The day by which there should be news, or on which it is time to ask; nothing where there is no day to count from. */
	readonly by?: Day;
	/** Whether that day has passed. */
	readonly isPast: boolean;
};

/** How many days after the last news we say that it is time to ask, where nothing was agreed: our decision (0026). */
export const checkAfterDays = 28;
/** How many days news counts as new: our decision (0026). */
export const newsIsFreshForDays = 7;

/** What to say of the silence in a case that has not ended. */
export function heartbeat(events: readonly Event[], now: Instant): Heartbeat {
	const told = standing(events);
	const today = dayOf(now);
	const heardOn = lastHeard(events, (teller) => teller !== 'victim');
	const agreed = agreedDay(events, told);
	const ask = whomToAsk(told);
	// A trial that is on is asked about at once: nobody is to wait for news of it.
	const isOn = tracker(events).stage === 'trial-on';
	const by = agreed ?? (isOn ? undefined : checkDay(events));
	return {
		state: heardOn ? freshness(heardOn, today) : 'nothing-yet',
		basis: agreed ? 'agreed' : 'check',
		ask: agreed ? 'police' : ask,
		...(heardOn ? { heardOn } : {}),
		...(by ? { by } : {}),
		isPast: by !== undefined && by < today
	};
}

function whomToAsk(told: readonly Event[]): Asked {
	const isGone = (one: Event) => ['in-prison', 'away'].includes(kindRow(one.kind).course);
	if (told.some((one) => isGone(one) && !isFromRemand(one, told))) return 'liaison';
	return told.some(({ kind }) => kind === 'charged') ? 'witness-care' : 'police';
}

function freshness(heardOn: Day, today: Day): 'fresh' | 'quiet' {
	return daysBetween(heardOn, today) <= newsIsFreshForDays ? 'fresh' : 'quiet';
}

/** The day agreed with the police, as the clock counts it; nothing where no plan runs. */
function agreedDay(events: readonly Event[], told: readonly Event[]): Day | undefined {
	const plan = told.findLast(({ kind }) => kind === 'update-plan-agreed');
	return plan && nextUpdate(told, answersOf(events).get(placeOf('next-update', plan)))?.dueOn;
}

function checkDay(events: readonly Event[]): Day | undefined {
	// What she answers about a telling is no news of her case.
	const news = events.filter(({ kind }) => kind !== 'told-answered');
	const last = lastHeard(news, () => true);
	return last && workingDayFrom(addDays(last, checkAfterDays));
}

/** The day we last heard from some of those who tell; a correction is news too. */
function lastHeard(events: readonly Event[], from: (teller: Teller) => boolean): Day | undefined {
	return events
		.filter(({ toldBy }) => from(toldBy))
		.map(({ heardAt }) => dayOf(heardAt))
		.sort(compareDays)
		.at(-1);
}

/** How many days a source may be silent before its dates carry a warning; the first row that fits holds. */
export type Rhythm = {
	readonly teller?: Teller;
	readonly stages?: readonly Stage[];
	/** Only for a date that is at most so many days away. */
	readonly daysAway?: number;
	readonly silentDays: number;
};

/** Our decision (0026): a court says little between two dates, and the nearer a date the less its silence is worth. */
export const rhythms: readonly Rhythm[] = [
	{ teller: 'courts', stages: ['trial-on'], silentDays: 2 },
	{ teller: 'courts', daysAway: 14, silentDays: 7 },
	{ teller: 'courts', stages: ['waiting-for-trial'], silentDays: 56 },
	{ teller: 'courts', silentDays: 28 },
	{ daysAway: 14, silentDays: 7 },
	{ silentDays: 28 }
];

export type Silence = {
	readonly teller: Exclude<Teller, 'victim'>;
	readonly heardOn: Day;
	/** Silent beyond its rhythm: ask before you travel. */
	readonly isStale: boolean;
};

/** How long the one who told a date has been silent; what it told of any other date counts as a sign of life. */
export function silenceOf(
	events: readonly Event[],
	date: { readonly toldBy: Teller; readonly on: Day | undefined; readonly stage: Stage },
	now: Instant
): Silence | undefined {
	const { toldBy } = date;
	const heardOn = lastHeard(events, (teller) => teller === toldBy);
	if (!heardOn || toldBy === 'victim') return undefined;
	const today = dayOf(now);
	const away = date.on === undefined ? Infinity : daysBetween(today, date.on);
	const rhythm = rhythms.find(
		({ teller, stages, daysAway }) =>
			(!teller || teller === toldBy) &&
			(!stages || stages.includes(date.stage)) &&
			(daysAway === undefined || away <= daysAway)
	);
	const isStale = daysBetween(heardOn, today) > (rhythm?.silentDays ?? 0);
	return { teller: toldBy, heardOn, isStale };
}
