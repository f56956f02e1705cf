/** Where a step of a case was read, as keepers write it down: what we know from memory is said more softly until then. */
import { asTypedSource, readSource } from '#lib/domain/clock/amended-rules.ts';
import { ofKind, type AnyCorrection, type Typed } from '#lib/domain/keeper/corrected.ts';
import type { Day } from '#lib/domain/event.ts';
import type { StageRow, StageSource } from './rows.ts';

/** By which name a step is corrected: adults and children have rows of their own. */
export function stepName({ id, track }: Pick<StageRow, 'id' | 'track'>): string {
	return `${id}.${track}`;
}

/** What a form says of where a step was read, or what is wrong with it. */
export function readStep(
	row: StageRow,
	typed: Typed,
	today: Day
): { readonly source: StageSource } | 'law-source' | 'same' {
	const source = readSource(typed, today);
	if (source === 'law-source') return source;
	const isSame =
		JSON.stringify(asTypedSource(source)) === JSON.stringify(asTypedSource(row.source));
	return isSame ? 'same' : { source };
}

/** The steps with where they were read since. */
export function amendedSteps(
	rows: readonly StageRow[],
	all: readonly AnyCorrection[]
): readonly StageRow[] {
	const read = ofKind<{ readonly source: StageSource }>(all, 'step');
	const newest = new Map(read.map(({ of, value }) => [of, value.source]));
	return rows.map((row) => ({ ...row, source: newest.get(stepName(row)) ?? row.source }));
}
