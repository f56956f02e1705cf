/** Where a case is in the fixed steps, from what we were told and nothing more. */
import type { Day, Event, EventKind } from '#lib/domain/event.ts';
import { isFromRemand, isRetrial } from '#lib/domain/case/after-sentence.ts';
import { defendants } from '#lib/domain/case/defendant.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { onceForEach } from '#lib/domain/once.ts';
import { progressOf } from './progress.ts';
import { courtStage } from './prosecution.ts';
import { rowOf, steps, trackOf, type Stage } from './stage.ts';
import { stepRows, type StageRow, type Step, type Track } from './rows.ts';

export type Tracker = {
	readonly stage: Stage;
	/** Which courts it goes through: in a youth court some things are otherwise. */
	readonly track: Track;
	/** Since which day, as far as we were told. */
	readonly since?: Day;
	readonly steps: readonly {
		readonly step: Step;
		readonly state: 'done' | 'now' | 'next' | 'later';
		/** The day it was done or began. */
		readonly on?: Day;
	}[];
	/** Whether several people were charged. */
	readonly several: boolean;
	/** Whether somebody has answered a charge: then nobody says of a trial that it hangs on that. */
	readonly answered: boolean;
	/** Whether somebody was sentenced, for one charge at least. */
	readonly someSentenced: boolean;
	/** Whether a charge against somebody who was found guilty or sentenced was still open when we were told last. */
	readonly someOpen: boolean;
	/** Whether the case has ended, so that no next step is shown. */
	readonly ended: boolean;
};

/** The step the case is in, the steps before and after it, and the stage in one word. */
export const tracker = onceForEach((events: readonly Event[]): Tracker => {
	const { told, begun, stage, since } = progressOf(events);
	const track = trackOf(told.filter(({ on }) => begun <= on));
	const row = rowOf(stage, track, since);
	const steps = line(row, told, begun);
	const isInCourt = courtStage(told) !== undefined;
	const several = isInCourt && defendants(told).length > 1;
	const own = told.filter(({ on }) => on >= begun);
	const someOpen = isInCourt && defendants(own).some(({ open }) => open === true);
	const someSentenced = own.some(({ kind }) => kind === 'sentenced');
	const ended = row.ends && !someOpen;
	const answered = own.some(({ kind }) => kindRow(kind).decides === 'plea');
	const of = { several, answered, someSentenced, someOpen, ended };
	return { stage, track, ...(since ? { since } : {}), steps, ...of };
});

/** The newest of what tells that a case is where it is; whatever else was told later tells nothing of that. */
export function toldOfStage(events: readonly Event[]): Event | undefined {
	const { told, begun, stage, since } = progressOf(events);
	const own = told.filter(({ on }) => begun <= on);
	const { ledToBy } = rowOf(stage, trackOf(own), since);
	const isIt = ({ kind }: Event) =>
		ledToBy.length > 0 ? ledToBy.includes(kind) : kindRow(kind).court !== 'no';
	return own.findLast(isIt) ?? own.findLast(({ on }) => on === since);
}

/**
 * The line of steps; what was told before the newest charge counts only for the steps before it. A day later than that of a
 * step after it is of something else: who is in court may be arrested again.
 */
function line(row: StageRow, told: readonly Event[], begun: Day): Tracker['steps'] {
	const since = told.filter(
		(event) => event.on >= begun && !isFromRemand(event, told) && !isWithoutTrial(event, told)
	);
	const place = placeOf(row, since);
	const again = since.findLast(isRetrial)?.on ?? '';
	const shown = stepRows.filter(({ step, shown }, index) => {
		if (row.ends && index > place) return false;
		const wasTold = index === place || since.some((event) => reaches(step, event));
		if (shown === 'when-told') return index <= place && wasTold;
		return shown === 'always' || index >= place || wasTold;
	});
	const now = shown.findIndex(({ step }) => step === steps[Math.max(0, place)]);
	const dated = shown.map(({ step }, index) => {
		const state = place < 0 ? 'later' : stateOf(index - now, row.ends);
		const isPast = state === 'done' || (state === 'now' && !row.waits);
		const on = isPast
			? dateOf(step, row, {
					told: step === 'report' || step === 'investigation' ? told : since,
					again,
					isDone: state === 'done'
				})
			: undefined;
		return { step, state, ...(on ? { on } : {}) };
	});
	return dated.map(({ on, ...one }, index) => {
		const isInOrder = dated.slice(index + 1).every((later) => !later.on || later.on >= (on ?? ''));
		return on && isInOrder ? { ...one, on } : one;
	});
}

function stateOf(after: number, isOver: boolean): Tracker['steps'][number]['state'] {
	if (after < 0 || (after === 0 && isOver)) return 'done';
	if (after === 0) return 'now';
	return after === 1 ? 'next' : 'later';
}

/** The place of a stage on the line. One that may come at any time lies at the last step that was told of. */
function placeOf({ step, ...row }: StageRow, told: readonly Event[]): number {
	const place = step ? steps.indexOf(step) : -1;
	if (!row.upTo) return place;
	// Who was tried alone, and of whom it was not told how it ended, waits for no trial.
	const isTried = row.upTo === 'crown-court' && defendants(told).length === 1;
	const upTo = isTried ? 'trial' : row.upTo;
	const possible = steps.slice(0, steps.indexOf(upTo) + 1);
	const reached = possible.findLastIndex((one) => told.some((event) => reaches(one, event)));
	return Math.max(place, reached);
}

function reaches(step: Step, { kind }: Event): boolean {
	const kinds: readonly EventKind[] | undefined = stepRows.find(
		(row) => row.step === step
	)?.reachedBy;
	return kinds?.includes(kind) ?? false;
}

// What is decided on the day on which no trial is needed any more, or on that of another hearing, was decided without one.
function isWithoutTrial({ kind, on: day }: Event, told: readonly Event[]): boolean {
	if (kind !== 'verdict-given') return false;
	const ofDay = told.filter(({ on }) => on === day);
	const held = ofDay.flatMap((one) => (one.kind === 'hearing-held' ? one.data.purpose : []));
	const isOfOther = held.length > 0 && !held.includes('trial');
	return isOfOther || ofDay.some((one) => one.kind === 'trial-cracked');
}

type Told = { readonly told: readonly Event[]; readonly again: Day; readonly isDone: boolean };

/** The day a step was done or began, if we were told it; of a trial, the newest that was ordered. `again`: that day. */
function dateOf(step: Step, row: StageRow, { told, again, isDone }: Told): Day | undefined {
	const isIt = (event: Event) => {
		// A later hearing, or the charge of another day, would lend it a date that is not its own.
		if (step === 'first-hearing')
			return event.kind === 'hearing-held' && event.data.purpose === 'first-hearing';
		if (step === 'decision') return decidedBy(row).includes(event.kind);
		return reaches(step, event) && (step !== 'trial' || event.on > again);
	};
	// An appeal was done on the day it was decided, and a trial whose jury could not agree on that of the next verdict.
	if (step === 'trial' || (step === 'appeal' && row.id !== 'appeal-waiting'))
		return (isDone || step === 'appeal' ? told.findLast(isIt) : told.find(isIt))?.on;
	// Of several people each is sentenced on a day of their own.
	const each = [...Map.groupBy(told.filter(isIt), ({ defendant }) => defendant).values()];
	const firsts = each.flatMap(([first]) => first ?? []).map(({ on }) => on);
	return step === 'sentence' && isDone ? firsts.toSorted().at(-1) : told.find(isIt)?.on;
}

// Who decided that nobody goes to court decided that day.
function decidedBy({ phase, step, ends, ledToBy }: StageRow): readonly EventKind[] {
	return phase === 'police' && step === 'decision' && ends ? ledToBy : ['charged'];
}
