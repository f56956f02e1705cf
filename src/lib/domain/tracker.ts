/** Where a case is in the fixed steps, from what we were told and nothing more. */
import { hearings } from './hearing.ts';
import { standing, type Day, type Event, type EventKind } from './event.ts';

/** The steps a person sees on the line, in order. */
export const steps = ['report', 'investigation', 'decision', 'first-hearing', 'trial', 'sentence'] as const;
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

const stageOfKind: Partial<Record<EventKind, Stage>> = {
	reported: 'reported',
	'not-investigated': 'not-investigated',
	'investigation-started': 'investigating',
	'suspect-arrested': 'suspect-spoken-to',
	'suspect-interviewed': 'suspect-spoken-to',
	'suspect-released': 'investigating',
	'suspect-on-bail': 'released-rules',
	'suspect-under-investigation': 'released-no-rules',
	'sent-to-prosecutor': 'with-prosecutor',
	charged: 'charged',
	'closed-without-charge': 'not-charged',
	discontinued: 'stopped',
	sentenced: 'sentenced'
};

const ended: readonly Stage[] = ['sentenced', 'not-guilty', 'not-charged', 'not-investigated', 'stopped', 'over'];

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
	'not-investigated': 'investigation',
	stopped: 'decision',
	over: 'sentence'
};

/** The step the case is in, the steps before and after it, and the stage in one word. */
export function tracker(events: readonly Event[]): Tracker {
	const told = standing(events);
	let stage: Stage = 'not-told';
	let since: Day | undefined;
	for (const [index, event] of told.entries()) {
		const next = stageAfter(stage, event, told.slice(0, index + 1));
		if (next !== stage) [stage, since] = [next, event.on];
	}
	return { stage, ...(since ? { since } : {}), steps: line(stage, told), ended: ended.includes(stage) };
}

/** With several defendants the case is where the one furthest from its end is: an acquittal of one ends nothing. */
function stageAfter(stage: Stage, event: Event, sofar: readonly Event[]): Stage {
	switch (event.kind) {
		case 'hearing-listed':
		case 'hearing-held':
		case 'trial-went-ahead':
		case 'trial-vacated':
		case 'trial-ineffective':
		case 'trial-cracked':
		case 'hearing-cancelled':
			return ended.includes(stage) ? stage : courtStage(stage, sofar);
		case 'plea-entered':
			return pleaStage(stage, sofar);
		case 'verdict-given':
			return verdictStage(stage, sofar);
		case 'concluded':
			return ended.includes(stage) ? stage : 'over';
		default:
			return stageOfKind[event.kind] ?? stage;
	}
}

function courtStage(stage: Stage, sofar: readonly Event[]): Stage {
	const all = hearings(sofar);
	if (stage === 'waiting-for-sentence' || all.some(({ now, state }) => now.purpose === 'sentence' && state === 'planned'))
		return 'waiting-for-sentence';
	const trials = all.filter(({ now }) => now.purpose === 'trial');
	if (trials.some(({ state }) => state === 'planned')) return 'waiting-for-trial';
	const last = trials.at(-1);
	if (last?.change?.kind === 'cracked') return pleaStage('in-court', sofar);
	if (last) return last.state === 'off' ? 'trial-off' : 'trial-on';
	if (stage === 'waiting-for-trial' || stage === 'trial-off') return stage;
	return all.some(({ state }) => state === 'held') ? 'in-court' : 'first-hearing-planned';
}

function pleaStage(stage: Stage, sofar: readonly Event[]): Stage {
	if (ended.includes(stage) || stage === 'trial-on') return stage;
	const latest = new Map<string, string>();
	for (const event of sofar)
		if (event.kind === 'plea-entered') latest.set(event.defendant ?? '', event.data.plea);
	const pleas = [...latest.values()];
	if (pleas.length === 0) return stage;
	if (pleas.every((plea) => plea === 'guilty')) return 'waiting-for-sentence';
	if (stage === 'waiting-for-sentence') return stage;
	return pleas.includes('not-guilty') ? openTrial(stage, sofar) : stage;
}

function openTrial(stage: Stage, sofar: readonly Event[]): Stage {
	const off = hearings(sofar).filter(({ now }) => now.purpose === 'trial');
	return off.length > 0 && off.every(({ state }) => state === 'off') ? 'trial-off' : stage === 'trial-on' ? stage : 'waiting-for-trial';
}

function verdictStage(stage: Stage, sofar: readonly Event[]): Stage {
	if (stage === 'sentenced') return stage;
	const latest = new Map<string, string>();
	for (const event of sofar)
		if (event.kind === 'verdict-given') latest.set(event.defendant ?? '', event.data.verdict);
	const verdicts = [...latest.values()];
	if (verdicts.includes('guilty') || guiltyPlea(sofar)) return 'waiting-for-sentence';
	const others = defendants(sofar).filter((key) => !latest.has(key));
	if (verdicts.every((verdict) => verdict === 'not-guilty') && others.length === 0) return 'not-guilty';
	return stage;
}

function guiltyPlea(sofar: readonly Event[]): boolean {
	return sofar.some((event) => event.kind === 'plea-entered' && event.data.plea === 'guilty');
}

function defendants(sofar: readonly Event[]): string[] {
	return [...new Set(sofar.flatMap((event) => (event.defendant ? [event.defendant as string] : [])))];
}

const doneBy: Record<Step, readonly EventKind[]> = {
	report: ['reported'],
	investigation: ['investigation-started', 'suspect-arrested', 'suspect-interviewed', 'reported'],
	decision: ['charged', 'closed-without-charge', 'discontinued'],
	'first-hearing': ['hearing-held', 'plea-entered'],
	trial: ['verdict-given', 'trial-went-ahead'],
	sentence: ['sentenced']
};

function line(stage: Stage, told: readonly Event[]): Tracker['steps'] {
	const at = stepOfStage[stage];
	const place = at ? steps.indexOf(at) : -1;
	const over = ended.includes(stage);
	const shown = over ? steps.slice(0, place + 1) : steps;
	return shown.map((step, index) => {
		const on = told.find((event) => doneBy[step].includes(event.kind))?.on;
		const state = index < place || (over && index === place) ? 'done' : index === place ? 'now' : index === place + 1 ? 'next' : 'later';
		return { step, state, ...(on && state !== 'next' && state !== 'later' ? { on } : {}) };
	});
}
