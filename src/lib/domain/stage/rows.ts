/** What a stage of a case is: one dated row, with the source it rests on. */
import type { Day, EventKind, Teller } from '#lib/domain/event.ts';

/** The steps of the line a person sees, in order. */
export const stepRows = [
	{ step: 'report', shown: 'always', reachedBy: ['reported'] },
	{
		step: 'investigation',
		shown: 'always',
		reachedBy: ['investigation-started', 'suspect-arrested', 'suspect-interviewed']
	},
	{ step: 'decision', shown: 'always', reachedBy: ['charged', 'closed-without-charge'] },
	{
		step: 'first-hearing',
		shown: 'always',
		reachedBy: ['hearing-held', 'plea-entered', 'court-bail-decided', 'sent-to-crown-court']
	},
	{ step: 'crown-court', shown: 'when-told', reachedBy: ['sent-to-crown-court'] },
	{
		step: 'trial',
		shown: 'until-needless',
		reachedBy: ['verdict-given', 'trial-went-ahead', 'jury-not-agreed']
	},
	{ step: 'sentence', shown: 'always', reachedBy: ['sentenced'] },
	{ step: 'appeal', shown: 'when-told', reachedBy: ['appeal-lodged', 'appeal-decided'] },
	{
		step: 'after-sentence',
		shown: 'when-told',
		reachedBy: [
			'release-considered',
			'released-from-prison',
			'recalled-to-prison',
			'sentence-ended'
		]
	}
] as const satisfies readonly StepRow[];

/**
 * `when-told`: a step many cases never meet, on the line only where somebody told of it. `until-needless`: a step that
 * may come, and that is gone once the case has passed it without.
 */
type StepRow = {
	readonly step: string;
	readonly shown: 'always' | 'when-told' | 'until-needless';
	/** The kinds of event that tell that the step was reached. */
	readonly reachedBy: readonly EventKind[];
};
export type Step = (typeof stepRows)[number]['step'];

export const tracks = ['adult', 'youth'] as const;
/** Which courts the case goes through. */
export type Track = (typeof tracks)[number];

export type StageRow = {
	readonly id: string;
	readonly track: Track | 'both';
	/** Who decides what comes next. */
	readonly phase: 'police' | 'court' | 'after-sentence';
	/** Its step on the line; nothing while nobody has told us anything. */
	readonly step?: Step;
	/** It may come at any time: it lies at the last step that was told of, from its own to this one. */
	readonly upTo?: Step;
	/** Its step has not begun: it is waited for, and has no date of its own. */
	readonly waits?: true;
	/** Who is responsible now. */
	readonly responsible: readonly Teller[];
	/** Nothing more is to be decided: no next step is shown. */
	readonly ends: boolean;
	/** News she may want to hear in her own time, or from a person. */
	readonly badNews: boolean;
	/** The kinds of event that lead here by themselves; none where several facts together do. */
	readonly ledToBy: readonly EventKind[];
	/** The days the row is in force; left out where no day is known. */
	readonly inForceFrom?: Day;
	readonly inForceTo?: Day;
	readonly source: StageSource;
};

/** Where a row comes from: read there on a day, or only known and to be checked by a keeper. */
export type StageSource = {
	readonly title: string;
	readonly url?: string;
	readonly checkedOn: Day;
	readonly confidence: 'verified' | 'recalled';
};

type Fields = Partial<Omit<StageRow, 'id' | 'source'>>;

/** A row with what is usual: both tracks, no end, no bad news. */
export function row<const Id extends string>(id: Id, source: StageSource, fields: Fields) {
	const usual = { track: 'both', phase: 'court', responsible: [] } as const;
	const rest = { ends: false, badNews: false, ledToBy: [] } as const;
	return { ...usual, ...rest, ...fields, id, source } satisfies StageRow;
}

const checkedOn = '2026-11-24';
const bedfordshire =
	'https://www.bedfordshire.pcc.police.uk/the-code-of-practice-for-victims-victims-code-individual-rights-information';

/** A right of the Victims' Code of 2021, as a police commissioner's page tells it. */
export function code(right: 2 | 6 | 9 | 11): StageSource {
	// The page of the second right was named before the rest followed a pattern.
	const url = right === 2 ? bedfordshire : `${bedfordshire}-right-${right}-of-12`;
	return { title: `Victims' Code 2021, Right ${right}`, url, checkedOn, confidence: 'verified' };
}

/** A page that was read. */
export function read(title: string, url?: string): StageSource {
	return { title, ...(url ? { url } : {}), checkedOn, confidence: 'verified' };
}

/** What we know of how cases go and have read nowhere yet. */
export function recalled(what: string): StageSource {
	const title = `How criminal cases go in England and Wales: ${what}`;
	return { title, checkedOn, confidence: 'recalled' };
}
