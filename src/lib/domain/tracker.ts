/** Where a case is in the fixed steps, from what we were told and nothing more. */
import { ends } from './defendant.ts';
import { standing, type Day, type Event, type EventKind } from './event.ts';
import { earlyStage } from './investigation.ts';
import { courtStage } from './prosecution.ts';

/** The steps a person sees on the line, in order. */
export const steps = [
	'report',
	'investigation',
	'decision',
	'first-hearing',
	'trial',
	'sentence'
] as const;
export type Step = (typeof steps)[number];

/** Where the case is: one of these has words on every page. */
export const stages = [
	'not-told',
	'reported',
	'investigating',
	'suspect-spoken-to',
	'released-rules',
	'released-no-rules',
	'with-prosecutor',
	'charged',
	'first-hearing-planned',
	'in-court',
	'waiting-for-trial',
	'trial-off',
	'trial-on',
	'waiting-for-sentence',
	'sentenced',
	'not-guilty',
	'not-charged',
	'not-investigated',
	'stopped',
	'over'
] as const;
export type Stage = (typeof stages)[number];

export type Tracker = {
	readonly stage: Stage;
	/** Since which day, as far as we were told. */
	readonly since?: Day;
	readonly steps: readonly {
		readonly step: Step;
		readonly state: 'done' | 'now' | 'next' | 'later';
		/** The day it was done or began. */
		readonly on?: Day;
	}[];
	/** Whether the case has ended, so that no next step is shown. */
	readonly ended: boolean;
};

const ended: readonly Stage[] = [...ends, 'not-charged', 'not-investigated'];

/** The step the case is in, the steps before and after it, and the stage in one word. */
export function tracker(events: readonly Event[]): Tracker {
	const told = standing(events);
	let stage: Stage = 'not-told';
	let since: Day | undefined;
	let begun: Day = '';
	for (const day of new Set(told.map(({ on }) => on))) {
		const isNewCharge = told.some(({ on, kind }) => on === day && kind === 'charged');
		// What ended in court stays ended, whatever is listed or told later; only a new charge begins it again.
		if (isNewCharge && ends.some((end) => end === stage)) begun = day;
		const next = stageOf(told.filter(({ on }) => begun <= on && on <= day));
		if (next !== stage) [stage, since] = [next, day];
	}
	const steps = line(stage, told, begun);
	return { stage, ...(since ? { since } : {}), steps, ended: ended.includes(stage) };
}

// The police may look at others still: whoever is in court is in court.
function stageOf(told: readonly Event[]): Stage {
	return courtStage(told) ?? earlyStage(told);
}

const stepOfStage: Record<Stage, Step | undefined> = {
	'not-told': undefined,
	reported: 'report',
	investigating: 'investigation',
	'suspect-spoken-to': 'investigation',
	'released-rules': 'investigation',
	'released-no-rules': 'investigation',
	'with-prosecutor': 'decision',
	charged: 'decision',
	'first-hearing-planned': 'first-hearing',
	'in-court': 'first-hearing',
	'waiting-for-trial': 'trial',
	'trial-off': 'trial',
	'trial-on': 'trial',
	'waiting-for-sentence': 'sentence',
	sentenced: 'sentence',
	'not-guilty': 'trial',
	'not-charged': 'decision',
	// They did not look into it: that step was never taken.
	'not-investigated': 'report',
	stopped: 'decision',
	over: 'first-hearing'
};

const waiting: readonly Stage[] = ['waiting-for-trial', 'trial-off', 'waiting-for-sentence'];

/** The line of steps; what was told before the newest charge counts only for the steps before it. */
function line(stage: Stage, told: readonly Event[], begun: Day): Tracker['steps'] {
	const since = told.filter(({ on }) => on >= begun);
	const place = placeOf(stage, since);
	const isOver = ended.includes(stage);
	const wasTried = since.some((event) => reaches('trial', event));
	const shown = steps.filter((step, index) => {
		if (isOver && index > place) return false;
		return step !== 'trial' || index >= place || wasTried;
	});
	const now = shown.indexOf(steps[place] ?? 'report');
	return shown.map((step, index) => {
		const state = place < 0 ? 'later' : stateOf(index - now, isOver);
		const isPast = state === 'done' || (state === 'now' && !waiting.includes(stage));
		const on = isPast
			? dateOf(step, stage, step === 'report' || step === 'investigation' ? told : since)
			: undefined;
		return { step, state, ...(on ? { on } : {}) };
	});
}

function stateOf(after: number, isOver: boolean): Tracker['steps'][number]['state'] {
	if (after < 0 || (after === 0 && isOver)) return 'done';
	if (after === 0) return 'now';
	return after === 1 ? 'next' : 'later';
}

/** The place of a stage on the line. One that may come at any time lies at the last step that was told of. */
function placeOf(stage: Stage, told: readonly Event[]): number {
	const step = stepOfStage[stage];
	const place = step ? steps.indexOf(step) : -1;
	if (stage !== 'stopped' && stage !== 'over') return place;
	const reached = steps.findLastIndex((one) => told.some((event) => reaches(one, event)));
	return Math.max(place, reached);
}

const reachedBy: Record<Step, readonly EventKind[]> = {
	report: ['reported'],
	investigation: ['investigation-started', 'suspect-arrested', 'suspect-interviewed'],
	decision: ['charged', 'closed-without-charge'],
	'first-hearing': ['hearing-held', 'plea-entered', 'court-bail-decided'],
	trial: ['verdict-given', 'trial-went-ahead'],
	sentence: ['sentenced']
};

function reaches(step: Step, { kind }: Event): boolean {
	return reachedBy[step].includes(kind);
}

/** The day a step was done or began, if we were told it. */
function dateOf(step: Step, stage: Stage, told: readonly Event[]): Day | undefined {
	const isIt = (event: Event) => {
		// A later hearing, or the charge of another day, would lend it a date that is not its own.
		if (step === 'first-hearing')
			return event.kind === 'hearing-held' && event.data.purpose === 'first-hearing';
		if (step === 'decision')
			return event.kind === (stage === 'not-charged' ? 'closed-without-charge' : 'charged');
		return reaches(step, event);
	};
	return told.find(isIt)?.on;
}
