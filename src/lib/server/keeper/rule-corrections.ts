/** Rules beside the rows of the Code as keepers correct them: the days of letters, her own dates, where steps were read. */
import {
	asTypedLetter,
	asTypedOwn,
	asTypedSource,
	letterName,
	readLetter,
	readOwn,
	type RuleFault
} from '#lib/domain/clock/amended-rules.ts';
import { limitsNow } from '#lib/domain/clock/limits-now.ts';
import { ownRulesNow } from '#lib/domain/clock/own-date-rows.ts';
import type { CorrectionRow, FieldName, FieldRow } from '#lib/domain/keeper/corrected.ts';
import { readStep, stepName } from '#lib/domain/stage/amended.ts';
import type { StageRow } from '#lib/domain/stage/rows.ts';
import { stageRowsNow, stages } from '#lib/domain/stage/stage.ts';
import { words } from '#lib/i18n/words.ts';

const t = words('en');
type Row = CorrectionRow<RuleFault | 'same' | 'gone'>;

const line = (name: FieldName): FieldRow => ({ name, as: 'line' });
const day = (name: FieldName): FieldRow => ({ name, as: 'day' });
const source = [line('title'), line('url'), day('checkedOn')];

/** A rule by its name, which says where nobody has read it at its source. */
export function subject(
	of: string,
	label: string,
	{ confidence }: { readonly confidence: string }
) {
	const isUnread = confidence.startsWith('recalled');
	return { of, label: isUnread ? `${label} (not read yet)` : label, isUnread };
}

const letters: Readonly<Record<string, string>> = {
	'ask-answer': 'A first question: their answer',
	'supervisor-answer': 'A letter to a supervisor: their answer',
	'complaint-acknowledge': 'A complaint: their first letter',
	'complaint-answer': 'A complaint: their full answer',
	'review-apply': 'A review: her last day to ask',
	'ombudsman-apply': 'The Ombudsman: her last day to ask'
};
const tracks = { both: '', adult: 'Adult courts: ', youth: 'Youth court: ' } as const;
const letterNow = (of: string) => limitsNow().findLast((row) => letterName(row) === of);

/** How many days a step of her letters has. */
export const letterRow: Row = {
	subjects: () =>
		limitsNow()
			.filter((row) => !row.inForceTo)
			.map((row) => {
				const of = letterName(row);
				return subject(of, letters[of] ?? of, row.source);
			}),
	fields: () => [line('within'), day('from'), ...source],
	asTyped: (of) => {
		const row = letterNow(of);
		return row ? asTypedLetter(row) : {};
	},
	read: (of, typed, today) => {
		const row = letterNow(of);
		return row ? readLetter(row, typed, today) : 'gone';
	}
};

const ownNow = (of: string) => ownRulesNow().findLast(({ id }) => id === of);

/** What she may still do, and until when. */
export const ownDateRow: Row = {
	subjects: () =>
		ownRulesNow()
			.filter((rule) => !rule.inForceTo)
			.map(({ id, ...rule }) => subject(id, t(`own.rule.${id}.title`), rule.source)),
	fields: (of) => [
		...(ownNow(of)?.best ? [line('best'), line('most')] : []),
		...[day('from'), ...source]
	],
	asTyped: (of) => {
		const rule = ownNow(of);
		return rule ? asTypedOwn(rule) : {};
	},
	read: (of, typed, today) => {
		const rule = ownNow(of);
		return rule ? readOwn(rule, typed, today) : 'gone';
	}
};

const lines = new Map<string, string>(stages.map((id) => [id, t(`stage.${id}.line`)]));
const stepNow = (of: string) =>
	stageRowsNow().find((row) => stepName(row) === of && !row.inForceTo);

/** Where a step of a case was read. */
export const stepRow: Row = {
	subjects: () =>
		stageRowsNow()
			.filter((row: StageRow) => !row.inForceTo)
			.map((row) => {
				const said = lines.get(row.id) ?? row.id;
				const label = `${tracks[row.track]}${said}`;
				return subject(stepName(row), label, row.source);
			}),
	fields: () => source,
	asTyped: (of) => {
		const row = stepNow(of);
		return row ? asTypedSource(row.source) : {};
	},
	read: (of, typed, today) => {
		const row = stepNow(of);
		return row ? readStep(row, typed, today) : 'gone';
	}
};
