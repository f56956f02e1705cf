/** Which results end an offence without a sentence, and which send it to the Crown Court. */
import type { Ending } from '#lib/domain/case/accused.ts';
import type { Result } from './result.ts';

// The data standard's codes (ministryofjustice/bichard7-next-data, MIT): 2050 and 2091 no evidence offered, 2051 and
// 2063 withdrawn, 2053 discontinuance, 2008 lie on file, 2061, 2097 and 2103 stay, 2082 abuse of process, 2065 and
// 2503 death. How somebody died is nobody's to read from us.
const endingByCode: ReadonlyMap<string, Ending> = new Map([
	...codes('no-evidence-offered', '2050 2091'),
	...codes('discontinued', '2051 2053 2063'),
	...codes('left-on-file', '2008'),
	...codes('stopped-by-court', '2061 2082 2097 2103'),
	...codes('defendant-died', '2065 2503')
]);

const endingByWords: readonly (readonly [RegExp, Ending])[] = [
	[/\bno evidence offered\b/, 'no-evidence-offered'],
	[/^(discontinued$|withdrawn( \(notice produced\))?$)/, 'discontinued'],
	[/^(count|indictment) to remain on file\b/, 'left-on-file'],
	[/^proceedings stayed\b/, 'stopped-by-court'],
	[/^defendant has died\b/, 'defendant-died']
];

/** The ending a result is, or nothing. To be charged again (4010) is no end. */
export function endingOf({ code, label }: Result): Ending | undefined {
	if (code === '4010' || /recharge/.test(label)) return undefined;
	return endingByCode.get(code) ?? endingByWords.find(([pattern]) => pattern.test(label))?.[1];
}

// Acquitted, dismissed, unfit to plead, no case to answer: it ends here, and what it is a verdict tells or nobody.
const otherEndCodes = ['2005', '2006', '2009', '2064', '2074', '2075'];

/** Whether a result ends an offence in whatever way. */
export function isEnd(result: Result): boolean {
	if (result.endsProceedings || otherEndCodes.includes(result.code) || endingOf(result))
		return true;
	return isDismissal(result);
}

/** Whether a result says by its name that a charge is over, and not with which verdict. */
export function isDismissal({ label }: Result): boolean {
	return /^(dismissed\b|(count|indictment) quashed)/.test(label);
}

const sendingCodes = ['4504', '4557', ...range(4558, 4567).filter((code) => code !== '4566')];

/** Whether a result sends a person to the Crown Court for trial; for sentence only is another thing. */
export function isSending({ code, label }: Result): boolean {
	return sendingCodes.includes(code) || /^(sent|send) to (the )?crown court\b/.test(label);
}

function range(from: number, to: number): string[] {
	return Array.from({ length: to - from + 1 }, (_, nth) => String(from + nth));
}

function codes(ending: Ending, list: string): (readonly [string, Ending])[] {
	return list.split(' ').map((code) => [code, ending] as const);
}
