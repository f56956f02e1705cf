/** Every stage a case can be at, as dated rows: a change of law is a new row. */
import type { Day, Event } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { whileCorrected } from '#lib/domain/keeper/corrected.ts';
import { afterStages } from './after.ts';
import { amendedSteps } from './amended.ts';
import { courtStages } from './court.ts';
import { policeStages } from './police.ts';
import { stepRows, type StageRow, type Step, type Track } from './rows.ts';

export const stageRows = [...policeStages, ...courtStages, ...afterStages] as const;
/** Where a case is: each of these has words on every page. */
export type Stage = (typeof stageRows)[number]['id'];
/** Every row with where keepers have read it. */
export const stageRowsNow = whileCorrected((all) => amendedSteps(stageRows, all));
export const stages: readonly Stage[] = [...new Set(stageRows.map(({ id }) => id))];

export const steps: readonly Step[] = stepRows.map(({ step }) => step);

/**
 * The row of a stage on its track that is in force on a day, the newest first. On a day that no row covers it is the
 * nearest there is: a case is always somewhere.
 */
export function rowOf(
	stage: Stage,
	track: Track = 'adult',
	on?: Day,
	rows: readonly StageRow[] = stageRows
): StageRow {
	const own = rows
		.filter((row) => row.id === stage && (row.track === track || row.track === 'both'))
		.toSorted((a, b) => (b.inForceFrom ?? '').localeCompare(a.inForceFrom ?? ''));
	const found = own.find((row) => on === undefined || isInForce(row, on)) ?? own.at(-1);
	if (!found) throw new Error(`No row for the stage ${stage}`);
	return found;
}

/** The stage that a sentence, or what became of whoever was sentenced, leads to; nothing for any other event. */
export function sentenceStage({ kind }: Event): (typeof afterStages)[number]['id'] | undefined {
	if (kindRow(kind).person === 'untouched') return undefined;
	return afterStages.find((row: StageRow) => row.ledToBy.includes(kind))?.id;
}

function isInForce({ inForceFrom = '', inForceTo = '9999-12-31' }: StageRow, on: Day): boolean {
	return inForceFrom <= on && on <= inForceTo;
}

/**
 * Whether the case is in a youth court: its newest hearing is, and it was not sent to the Crown Court since. An appeal
 * is heard elsewhere and changes nothing.
 */
export function trackOf(told: readonly Event[]): Track {
	const last = hearings(told)
		.filter(({ now }) => now.courtKind !== 'not-told' && now.purpose !== 'appeal')
		.at(-1);
	if (last?.now.courtKind !== 'youth') return 'adult';
	const since = last.now.when?.on ?? last.listedBy.on;
	const isSent = told.some(({ kind, on }) => kind === 'sent-to-crown-court' && on >= since);
	return isSent ? 'adult' : 'youth';
}
