/** What an agency owed her and by when, in whole sentences of one language. */
import type { Deadline } from '#lib/domain/clock/deadline.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import type { ReasonGroup } from '#lib/domain/case/trial-reason.ts';
import type { Owing } from '#lib/domain/clock/duty.ts';
import type { Day, ToldAnswer } from '#lib/domain/event.ts';
import { sayDayOf } from '#lib/i18n/case/hearing-words.ts';
import { asSentence, labelled, together } from '#lib/i18n/joining.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key, type Say } from '#lib/i18n/words.ts';

export type SaidDeadline = {
	/** Names this row of this case in an address and a form. */
	readonly key: string;
	readonly id: string;
	readonly state: Deadline['state'];
	readonly title: string;
	readonly lateTitle: string;
	/** What stands under that title: by when, and how long ago. */
	readonly late: string;
	readonly sentences: readonly string[];
	readonly law: string;
	/** What she may be asked, and what she answered last. */
	readonly question?: { readonly text: string; readonly answer?: ToldAnswer };
};

/** One row of the clock; of a date that moved with the reason, where it was told. */
export function sayDeadline(deadline: Deadline, lang: Language, moved?: ReasonGroup): SaidDeadline {
	const t = words(lang);
	const { key, duty, state, answer } = deadline;
	const row = t(`clock.duty.${duty.id}.name` as Key);
	const law = t('clock.law', { right: duty.right });
	const question = {
		text: t(`clock.hers.${duty.sort}.question`),
		...(answer ? { answer: answer.answer } : {})
	};
	const why = moved && moved !== 'not-told' ? [t('clock.moved'), t(`reason.${moved}`)] : [];
	return {
		key,
		id: duty.id,
		state,
		title: row.charAt(0).toLocaleUpperCase(lang) + row.slice(1),
		lateTitle: lateTitle(deadline, row, t),
		late: together([lateText(deadline, lang), ...why], lang),
		sentences: [...sentencesOf(deadline, lang), ...dateSentence(deadline, lang), ...why],
		law: isRead(deadline) ? law : together([law, t('clock.unchecked')], lang),
		...(deadline.mayAnswer ? { question } : {})
	};
}

// A row that nobody has read yet is said in softer words: "should normally", "may be late".
function isRead({ duty }: Deadline): boolean {
	return duty.source.confidence === 'verified';
}

function lateTitle(deadline: Deadline, row: string, t: Say): string {
	const { owedBy } = deadline;
	// The rows of these two have no number, so they are never late.
	if (owedBy === 'youth-team' || owedBy === 'review-commission') return row;
	if (isRead(deadline)) return t(`clock.lateTitle.${owedBy}`, { row });
	return t(`clock.normally.lateTitle.${owedBy}`, { row });
}

function lateText(deadline: Deadline, lang: Language): string {
	const t = words(lang);
	const { dueOn, workingDaysLate: late } = deadline;
	if (!dueOn) return '';
	const was = sayWasDue(deadline, dueOn, lang);
	return late > 0 ? together([was, t('clock.ago', { count: late })], lang) : was;
}

function sentencesOf(deadline: Deadline, lang: Language): string[] {
	const t = words(lang);
	switch (deadline.state) {
		case 'ask':
			return [t('clock.askWho', { who: t(`clock.who.${deadline.owedBy}`) })];
		case 'kept':
		case 'kept-late':
			return keptSentences(deadline, lang);
		case 'due':
		case 'not-known':
		case 'overdue':
			return openSentences(deadline, deadline.state, lang);
	}
}

type Open = 'due' | 'not-known' | 'overdue';

function openSentences(deadline: Deadline, state: Open, lang: Language): string[] {
	const t = words(lang);
	const { duty, soonerOn, answer, workingDaysLate: late } = deadline;
	return [
		owedSentence(deadline, state, lang),
		...(duty.limit ? [t('clock.agreed')] : []),
		...(state === 'overdue' && late > 0 ? [t('clock.ago', { count: late })] : []),
		...(soonerOn ? [t('clock.sooner', { day: sayDay(lang, soonerOn) })] : []),
		...courtSentences(deadline, state, lang),
		...(answer ? [herSentence(deadline, lang)] : []),
		...(state === 'not-known' && !answer ? [t('clock.told')] : [])
	];
}

/** Of news of a date: which date, as there may be several. */
function dateSentence({ duty, because }: Deadline, lang: Language): string[] {
	const t = words(lang);
	if (duty.sort !== 'tell' || !isListing(because) || !because.data.when) return [];
	const { purpose, when } = because.data;
	const day = sayDayOf(when, lang);
	return [asSentence(labelled(t(`dates.purpose.${purpose}`), day, lang), lang)];
}

function owedSentence(deadline: Deadline, state: Open, lang: Language): string {
	const t = words(lang);
	const { duty, owedBy, dueOn = '' } = deadline;
	const vars = { day: sayDay(lang, dueOn), who: t(`clock.who.${owedBy}`) };
	if (duty.sort === 'tell' && isTeller(owedBy)) {
		if (isRead(deadline)) return t(`clock.tell.${state}.${owedBy}`, vars);
		return t(`clock.normally.tell.${state}.${owedBy}`, vars);
	}
	return t(isRead(deadline) ? `clock.do.${state}` : `clock.normally.do.${state}`, vars);
}

function isTeller(owedBy: Owing): owedBy is 'police' | 'cps' | 'witness-care' {
	return owedBy === 'police' || owedBy === 'cps' || owedBy === 'witness-care';
}

/** The leg she cannot see: who has it now, or where it may still be. */
function courtSentences({ upstream }: Deadline, state: Open, lang: Language): string[] {
	if (!upstream) return [];
	const t = words(lang);
	const day: Day = sayDay(lang, upstream.until);
	if (state === 'due' && !upstream.hasPassed)
		return [t('clock.upstream', { day, count: upstream.thenDays })];
	return [t('clock.upstreamPast', { day })];
}

function keptSentences(deadline: Deadline, lang: Language): string[] {
	const t = words(lang);
	const { state, dueOn, metBy, answer } = deadline;
	return [
		...(metBy ? metSentences(deadline, metBy, lang) : [herSentence(deadline, lang)]),
		...(state === 'kept-late' && dueOn ? [sayWasDue(deadline, dueOn, lang)] : []),
		...(metBy && answer ? [t('clock.hers.differs', { day: sayDay(lang, answer.on) })] : [])
	];
}

function sayWasDue(deadline: Deadline, dueOn: Day, lang: Language): string {
	const key = isRead(deadline) ? 'clock.wasDue' : 'clock.normally.wasDue';
	return words(lang)(key, { day: sayDay(lang, dueOn) });
}

/** Who told her: it need not be the agency that should have. */
function metSentences(
	{ duty, owedBy, metOn = '' }: Deadline,
	metBy: NonNullable<Deadline['metBy']>,
	lang: Language
): string[] {
	const t = words(lang);
	const met = sayDay(lang, metOn);
	if (duty.sort === 'do') return [t('clock.do.kept', { met, who: t(`clock.who.${owedBy}`) })];
	const told = t(`clock.tell.kept.${metBy}`, { met });
	if (metBy === owedBy || !(isTeller(owedBy) || owedBy === 'probation')) return [told];
	return [told, t(`clock.shouldHave.${owedBy}`)];
}

function herSentence({ duty, answer, metOn }: Deadline, lang: Language): string {
	const t = words(lang);
	const said = answer?.answer ?? 'yes';
	if (said === 'yes' && metOn)
		return t(`clock.hers.${duty.sort}.yesOn`, { met: sayDay(lang, metOn) });
	return t(`clock.hers.${duty.sort}.${said}`);
}
