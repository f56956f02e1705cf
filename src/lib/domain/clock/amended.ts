/** A row of the law as keepers amend it: other numbers from a day on, or where and when it was read. */
import { isDay, addDays } from '#lib/domain/calendar.ts';
import { ofKind, type AnyCorrection, type Typed } from '#lib/domain/keeper/corrected.ts';
import type { Day } from '#lib/domain/event.ts';
import type { Duty, Source } from './duty.ts';

export type Amendment = Pick<Duty, 'standardDays' | 'enhancedDays' | 'inForceFrom'> & {
	readonly source: Source;
};
export type LawFault = 'law-days' | 'law-day' | 'law-source' | 'law-right';

/** An address where a row of the law can be read. */
export const https = /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/[\w./~%#?&=-]*)?$/i;
/** The most working days that a row may give: the longest of the Code is thirty. */
const mostDays = 90;

/** What is wrong with a row by itself; nothing where it is as every row of the Code is. */
export function faultOf({
	right,
	standardDays,
	enhancedDays,
	inForceFrom,
	source
}: Duty): LawFault | undefined {
	const numbers = [standardDays, enhancedDays].filter((days) => days !== undefined);
	const areDays = numbers.every((days) => Number.isInteger(days) && days > 0 && days <= mostDays);
	if (!areDays || numbers.length === 1 || (enhancedDays ?? 0) > (standardDays ?? 0))
		return 'law-days';
	if (!isDay(inForceFrom)) return 'law-day';
	if (!https.test(source.url) || source.title.length <= 5) return 'law-source';
	if ((source.confidence === 'verified') !== 'checkedOn' in source) return 'law-source';
	if ('checkedOn' in source && !isDay(source.checkedOn)) return 'law-source';
	const ofCode = source.title.startsWith("Victims' Code 2021");
	return ofCode && source.title !== `Victims' Code 2021, Right ${right}` ? 'law-right' : undefined;
}

/** What a form shows of a row as it is. */
export function asTypedLaw({ standardDays, enhancedDays, inForceFrom, source }: Duty): Typed {
	return {
		...(standardDays === undefined ? {} : { standard: String(standardDays) }),
		...(enhancedDays === undefined ? {} : { enhanced: String(enhancedDays) }),
		from: inForceFrom,
		title: source.title,
		url: source.url,
		checkedOn: 'checkedOn' in source ? source.checkedOn : ''
	};
}

/** What a form says of a row, or what is wrong with it. Only a row that has numbers is given others. */
export function readLaw(row: Duty, typed: Typed, today: Day): Amendment | LawFault | 'same' {
	const { title = '', url = '', from = '', checkedOn = '' } = typed;
	const source: Source = {
		title: title.trim(),
		url: url.trim(),
		confidence: 'verified',
		checkedOn
	};
	const numbers =
		row.standardDays === undefined
			? {}
			: { standardDays: daysIn(typed.standard), enhancedDays: daysIn(typed.enhanced) };
	const amendment = { ...numbers, inForceFrom: from, source };
	const fault = faultOf({ ...row, ...amendment });
	if (fault) return fault;
	if (from < row.inForceFrom) return 'law-day';
	if (checkedOn > today) return 'law-source';
	const shown = JSON.stringify(asTypedLaw({ ...row, ...amendment }));
	return shown === JSON.stringify(asTypedLaw(row)) ? 'same' : amendment;
}

function daysIn(text = ''): number {
	return /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** The rows as they were amended: what comes into force later leaves the row before it a last day. */
export function amended(rows: readonly Duty[], all: readonly AnyCorrection[]): readonly Duty[] {
	const amendments = ofKind<Amendment>(all, 'law');
	return amendments.reduce(
		(now, { of, value }) =>
			now.flatMap((row) => (row.id === of && !row.inForceTo ? parts(row, value) : [row])),
		rows
	);
}

function parts(row: Duty, amendment: Amendment): Duty[] {
	return fromItsDay(row, { ...row, ...amendment });
}

type Dated = { readonly inForceFrom: Day; readonly inForceTo?: Day };

/** A row as it was and as it is: what comes into force later leaves the row before it a last day. */
export function fromItsDay<Row extends Dated>(row: Row, after: Row): Row[] {
	const isLater = after.inForceFrom > row.inForceFrom;
	return isLater ? [{ ...row, inForceTo: addDays(after.inForceFrom, -1) }, after] : [after];
}
