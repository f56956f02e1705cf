/** Lengths as the courts write them: in words of a prompt, or as a number of one unit. */
import { lengthUnits, type Length } from '#lib/domain/event-field.ts';
import type { Result } from './result.ts';

const unitByWord: ReadonlyMap<string, keyof Length> = new Map(
	lengthUnits.flatMap((unit) =>
		[unit[0] ?? '', unit.slice(0, -1), unit].map((word) => [word, unit])
	)
);
// No sentence and no order is told in more: it is a slip of the pen.
const most = 36_500;

/** "2 Years, 0 Months, 2 Weeks", "18 months", "2y 6m"; nothing where a part of it cannot be read. */
export function lengthInWords(value: string): Length | undefined {
	const words = value.toLowerCase().replace(/[,;&]|\band\b/g, ' ');
	if (!/^(\s*\d{1,5}\s*[a-z]+)+\s*$/.test(words)) return undefined;
	const parts = [...words.matchAll(/(\d{1,5})\s*([a-z]+)/g)];
	const found = parts.map(
		([, count, word]) => [unitByWord.get(word ?? ''), Number(count)] as const
	);
	return lengthOf(found);
}

/** One unit of the courts' own structure. */
export function lengthInUnit(told: Result['duration']): Length | undefined {
	return told && lengthOf([[unitByWord.get(told.unit), told.value]]);
}

function lengthOf(parts: readonly (readonly [keyof Length | undefined, number])[]) {
	const units = parts.map(([unit]) => unit);
	if (units.includes(undefined) || new Set(units).size < units.length) return undefined;
	const told = parts.filter(([, count]) => count > 0);
	if (told.length === 0 || told.some(([, count]) => count > most)) return undefined;
	return Object.fromEntries(told) as Length;
}

/** Pounds as a prompt writes them, "£1,250.50" or "1250", in pence. */
export function penceIn(value: string): number | undefined {
	const [, pounds, pence = ''] =
		/^£?\s*(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/.exec(value.trim()) ?? [];
	if (pounds === undefined) return undefined;
	const all = Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
	return all > 0 ? all : undefined;
}
