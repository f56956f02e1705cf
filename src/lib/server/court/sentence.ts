/** What the results of an offence come down to: a sentence, or a warrant. */
import { sentences } from '#lib/domain/vocabulary.ts';
import type { Result } from './result.ts';

export type Sentence = (typeof sentences)[number];

// The data standard's codes (ministryofjustice/bichard7-next-data, MIT). A suspended sentence put into force (1507) is
// an older case's, and prison for an unpaid fine or for contempt (1509, 1510) is no sentence for the offence.
const sentenceByCode: ReadonlyMap<string, Sentence> = new Map([
	...codes('prison', '1002 1003 1007 1022 1024 1056 1073 1080 1081 1114 1121 1162 4064 4065'),
	...codes('suspended-prison', '1089 1115 1134'),
	...codes('community-order', '1010 1011 1012 1013 1052 1095 1098 1099 1102 1116 1141 1142 1143'),
	...codes('fine', '1015'),
	...codes('discharge', '1017 1018'),
	...codes('hospital-order', '1008 1088'),
	...codes('other', '1014 1016 1057 1083 1084 1097 1144')
]);

const sentenceByWords: readonly (readonly [RegExp, Sentence])[] = [
	[
		/^(total )?(suspended (sentence|imprisonment|custodial)|suspended detention)/,
		'suspended-prison'
	],
	[/^total (imprisonment|custodial period|detention and training)/, 'prison'],
	[/^(special custodial sentence of |mandatory )?(life )?imprisonment\b/, 'prison'],
	[
		/^((extended|minimum) sentence of|(mandatory )?custody for life|detention and training order)/,
		'prison'
	],
	[
		/^(detained (at|for)|committed to (a )?young offender|detention in (a )?young offender)/,
		'prison'
	],
	[/^(hospital order|hospital direction)/, 'hospital-order'],
	[/^(community order|youth rehabilitation order)\b/, 'community-order'],
	[/^fine$/, 'fine'],
	[/^(absolute|conditional) discharge\b/, 'discharge'],
	[
		/^(bind over to|bound over|referral order|reparation order|no separate penalty|guardianship order)/,
		'other'
	]
];

/** The sentence a result is, or nothing. */
export function sentenceOf({ code, label }: Result): Sentence | undefined {
	if (/\b(amended|varied|activated|revoked|in default|extended$|breach)\b/.test(label))
		return undefined;
	return sentenceByCode.get(code) ?? sentenceByWords.find(([pattern]) => pattern.test(label))?.[1];
}

/** Whether a warrant was issued for the defendant and is still out. */
export function isWarrant({ code, label }: Result): boolean {
	if (/\b(witness|parent|withdrawn|executed|redated)\b/.test(label)) return false;
	return ['4575', '4576', '4577'].includes(code) || /^warrant (for|of) arrest\b/.test(label);
}

const monthsIn: ReadonlyMap<string, number> = new Map([
	...['y', 'year', 'years'].map((unit) => [unit, 12] as const),
	...['m', 'month', 'months'].map((unit) => [unit, 1] as const)
]);
const lengthPrompt =
	/^(total )?(imprisonment|custodial|detention) (period|term)|^period of detention and training/;

/**
 * The length of a prison sentence in whole months, or nothing: for life, or when it is told in weeks or days,
 * since a length rounded is a wrong one. The time it is suspended for is another length and is not read.
 */
export function monthsOf(result: Result): number | undefined {
	// An extended sentence is part prison, part time outside under rules.
	if (result.isForLife || result.label.startsWith('extended')) return undefined;
	const said = result.prompts.filter(({ label }) => lengthPrompt.test(label));
	if (said.length > 1) return undefined;
	const months = said[0] ? monthsInWords(said[0].value) : monthsInUnit(result.duration);
	return months !== undefined && months > 0 && months <= 1200 ? months : undefined;
}

function monthsInWords(value: string): number | undefined {
	const parts = value.toLowerCase().split(/\s*,\s*|\s+and\s+|(?<=[a-z])\s+(?=\d)/);
	const months = parts.map((part) => {
		const [, count, unit] = /^(\d{1,4})\s*([a-z]+)$/.exec(part.trim()) ?? [];
		return monthsInUnit(count && unit ? { unit, value: Number(count) } : undefined);
	});
	return months.reduce<number | undefined>(
		(sum, part) => (sum === undefined || part === undefined ? undefined : sum + part),
		0
	);
}

function monthsInUnit(length: Result['duration']): number | undefined {
	const each = length && monthsIn.get(length.unit);
	return each === undefined || length === undefined ? undefined : each * length.value;
}

function codes(sentence: Sentence, list: string): (readonly [string, Sentence])[] {
	return list.split(' ').map((code) => [code, sentence] as const);
}
