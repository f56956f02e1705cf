/** What the results of an offence come down to: a sentence, or a warrant. */
import type { Passed, ReadSentence, Sentence } from '#lib/domain/case/passed.ts';
import { penceIn } from './length.ts';
import { promptOf, type Result } from './result.ts';
import { termOf } from './term.ts';

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
	[/^extended (determinate )?sentence\b/, 'prison'],
	[
		/^(minimum sentence of|(mandatory )?(custody|detention) for life|whole life order|detention and training order)/,
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
export function sentenceFrom(result: Result): ReadSentence | undefined {
	const sentence = sentenceOf(result);
	if (!sentence) return undefined;
	const term = termOf(result, sentence);
	const pence =
		sentence === 'fine' ? penceIn(promptOf(result, /^amount of fine$/) ?? '') : undefined;
	const runs = runsOf(result);
	return {
		sentence,
		...(term ? { term } : {}),
		...(pence ? { pence } : {}),
		...(result.label.startsWith('total') ? { isTotal: true } : {}),
		...(runs ? { runs } : {})
	};
}

// After a sentence of another case it says nothing of how those of this case go together.
function runsOf(result: Result): ReadSentence['runs'] {
	if (/^(true|yes)$/i.test(promptOf(result, /^concurrent$/) ?? '')) return 'together';
	return promptOf(result, /^consecutive to (offence|count)/) ? 'after' : undefined;
}

function sentenceOf({ code, label }: Result): Sentence | undefined {
	if (/\b(amended|varied|activated|revoked|in default|extended$|breach)\b/.test(label))
		return undefined;
	return sentenceByCode.get(code) ?? sentenceByWords.find(([pattern]) => pattern.test(label))?.[1];
}

/** The sentence that a result passed, and when; none where it passed none. */
export function passedBy(result: Result): Passed[] {
	const read = sentenceFrom(result);
	const { orderedOn: on, convicts } = result;
	return read ? [{ ...read, ...(on ? { on } : {}), convicts }] : [];
}

/** Whether a warrant was issued for the defendant and is still out. */
export function isWarrant({ code, label }: Result): boolean {
	if (/\b(witness|parent|withdrawn|executed|redated)\b/.test(label)) return false;
	return ['4575', '4576', '4577'].includes(code) || /^warrant (for|of) arrest\b/.test(label);
}

function codes(sentence: Sentence, list: string): (readonly [string, Sentence])[] {
	return list.split(' ').map((code) => [code, sentence] as const);
}
