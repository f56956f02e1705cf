/** The duties of the Victims' Code (in force 1 April 2021) as dated rows; a change of law is a new row. */
import { whileCorrected } from '#lib/domain/keeper/corrected.ts';
import type { Day } from '#lib/domain/event.ts';
import { amended } from './amended.ts';
import type { Duty } from './duty.ts';
import { fromTheReport } from './right-1-to-5.ts';
import { duringTheCase } from './right-6.ts';
import { inCourt } from './right-7-to-10.ts';
import { afterwards } from './right-11-to-12.ts';

/** Every row, by right; ids are stable names for words and tests. */
export const duties: readonly Duty[] = [
	...fromTheReport,
	...duringTheCase,
	...inCourt,
	...afterwards
];

/** Every row as keepers have amended it. */
export const dutiesNow = whileCorrected((all) => amended(duties, all));

/** The rows in force on a day. */
export function inForce(rows: readonly Duty[], day: Day): Duty[] {
	return rows.filter((row) => row.inForceFrom <= day && (!row.inForceTo || day <= row.inForceTo));
}
