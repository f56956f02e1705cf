/** How a case came to where it is: day after day, from what was told of each. */
import { afters, ends } from '#lib/domain/case/defendant.ts';
import { standing, type Day, type Event } from '#lib/domain/event.ts';
import { onceForEach } from '#lib/domain/once.ts';
import { earlyStage } from './investigation.ts';
import { courtStage } from './prosecution.ts';
import type { Stage } from './stage.ts';

export type Progress = {
	/** The events as they stand, oldest first. */
	readonly told: readonly Event[];
	/** The day of the newest charge that began the case again; empty while none did. */
	readonly begun: Day;
	/** The day on which it had ended before that. */
	readonly endedBefore?: Day;
	readonly stage: Stage;
	/** Since which day, as far as we were told. */
	readonly since?: Day;
};

/** Where a case is, and since when. */
export const progressOf = onceForEach((events: readonly Event[]): Progress => {
	const told = standing(events);
	let stage: Stage = 'not-told';
	let since: Day | undefined;
	let begun: Day = '';
	let endedBefore: Day | undefined;
	for (const day of new Set(told.map(({ on }) => on))) {
		const isNewCharge = told.some(({ on, kind }) => on === day && kind === 'charged');
		// What ended in court stays ended, whatever is listed or told later; only a new charge begins it again.
		if (isNewCharge && isOver(stage)) [begun, endedBefore] = [day, since];
		const next = stageOf(told.filter(({ on }) => begun <= on && on <= day));
		if (next !== stage) [stage, since] = [next, day];
	}
	const days = { ...(since ? { since } : {}), ...(endedBefore ? { endedBefore } : {}) };
	return { told, begun, stage, ...days };
});

function isOver(stage: Stage): boolean {
	return [...ends, ...afters].some((end) => end === stage);
}

// The police may look at others still: whoever is in court is in court.
function stageOf(told: readonly Event[]): Stage {
	return courtStage(told) ?? earlyStage(told);
}
