/** Where and what for a hearing is, and whether a trial on its day went ahead. */
import { reasonOf } from '#lib/domain/case/trial-reason.ts';
import type { CourtKind, Day, Hearing, Telling } from '#lib/domain/event.ts';
import { pastDay, type Context, type Tellings } from './context.ts';
import { earliest } from './day.ts';
import { purposeOf } from './purpose.ts';
import { whenOf } from './sitting.ts';
import { flagAt, idAt, objectAt, textAt, valueAt, type Json } from './payload.ts';

/** Decided on paper, with nobody in court: she must not be told of a hearing she could go to. */
export function isOnPaper(hearing: Json): boolean {
	return ['isBoxHearing', 'isVirtualBoxHearing', 'isSJPHearing'].some((flag) =>
		flagAt(hearing, flag)
	);
}

/** The court's name as it writes it, without the mark of a closed record and what we would read as a mark of ours; nothing when there is none. */
export function courtName(text: string | undefined): string | undefined {
	const name = text
		?.replace(/\(decom[^)]*\)/gi, '')
		.replace(/(?:[\s\p{C}]|<\/?(?:b|ref)>)+/gu, ' ')
		.trim();
	return name ? name.slice(0, 120) : undefined;
}

/** The kind of court. A court of magistrates is a youth court when every defendant is under 18. */
export function courtKindOf(
	jurisdiction: string | undefined,
	court: string | undefined,
	isYouth: boolean
): CourtKind {
	const name = (court ?? '').toLowerCase();
	if (name.includes('court of appeal')) return 'appeal';
	if (jurisdiction === 'CROWN') return 'crown';
	if (jurisdiction === 'MAGISTRATES')
		return isYouth || name.includes('youth court') ? 'youth' : 'magistrates';
	if (name.includes('crown court')) return 'crown';
	return name.includes('magistrates') ? 'magistrates' : 'not-told';
}

/** A hearing as the court lists it, under its keyed hash. */
export function hearingFrom(context: Context, hearing: Json, isYouth: boolean): Hearing {
	const court = courtName(textAt(objectAt(hearing, 'courtCentre'), 'name'));
	const when = whenOf(context.notes, hearing);
	const trial = trialEnd(context, hearing);
	const type = objectAt(hearing, 'type');
	const purpose = purposeOf(idAt(type, 'id'), textAt(type, 'description'));
	return {
		hearing: context.hash('hearing', context.hearing),
		// Only a trial is marked so: what its type does not say, the mark does.
		purpose: purpose === 'other' && trial ? 'trial' : purpose,
		courtKind: courtKindOf(textAt(hearing, 'jurisdictionType'), court, isYouth),
		...(court ? { court } : {}),
		...(when ? { when } : {})
	};
}

type TrialEnd = 'trial-vacated' | 'trial-ineffective' | 'trial-cracked' | 'trial-went-ahead';

/**
 * What became of a trial. The day is the day of the trial, or an earlier one on which the court marked it: a trial
 * taken out in May is news in May, not on its day in June.
 */
export function trialTellings(context: Context, hearing: Json, listed: Hearing): Tellings {
	const kind = trialEnd(context, hearing);
	if (!kind) return [];
	if (listed.purpose !== 'trial') {
		context.notes.ignored.add('A hearing that is no trial is marked as one: the mark is not told.');
		return [];
	}
	const mark = objectAt(hearing, 'crackedIneffectiveTrial');
	const trialDay = listed.when?.kind === 'day' ? listed.when.on : undefined;
	// It cannot have gone ahead before its day.
	if (kind === 'trial-went-ahead' && trialDay && trialDay > context.toldOn) return [];
	const marked = kind === 'trial-went-ahead' ? undefined : pastDay(context, mark, 'date');
	const on = earliest(marked ?? context.toldOn, trialDay);
	return [
		trialTelling(context, kind, on, idAt(mark, 'id') ?? idAt(hearing, 'vacatedTrialReasonId'))
	];
}

/** One fact about a trial; its reason only when it is one of the official ones. */
export function trialTelling(
	context: Context,
	kind: TrialEnd,
	on: Day,
	reasonId: string | undefined
): Telling {
	const hearing = context.hash('hearing', context.hearing);
	if (kind === 'trial-went-ahead') return { kind, on, data: { hearing } };
	const reason = reasonOf(reasonId)?.id;
	if (reasonId && !reason)
		context.notes.ignored.add('The reason is none of the official ones: none is told.');
	return { kind, on, data: { hearing, ...(reason ? { reason } : {}) } };
}

/** The days a hearing sat that are to be told: what became of a trial may deny them. */
export function daysToTell(trial: Tellings, sat: readonly Day[]): readonly Day[] {
	return trial.every(({ kind }) => kind === 'trial-went-ahead') ? sat : [];
}

function trialEnd(context: Context, hearing: Json): TrialEnd | undefined {
	const mark = objectAt(hearing, 'crackedIneffectiveTrial');
	// The id says which it is: the same letter, and now and then a wrong word, stands for several.
	const word = reasonOf(idAt(mark, 'id'))?.type ?? textAt(mark, 'type')?.toLowerCase();
	const isVacated = flagAt(hearing, 'isVacatedTrial');
	if (mark && word === 'cracked' && !isVacated) return 'trial-cracked';
	if (mark && word === 'ineffective' && !isVacated) return 'trial-ineffective';
	// Marked vacated, yet said not to be: the mark was left standing when the trial was put back.
	const isPutBack = valueAt(hearing, 'isVacatedTrial') === false;
	if (isVacated || (mark && word === 'vacated' && !isPutBack)) return 'trial-vacated';
	if (mark) context.notes.ignored.add('A trial is marked in a way we do not know.');
	return flagAt(hearing, 'isEffectiveTrial') ? 'trial-went-ahead' : undefined;
}
