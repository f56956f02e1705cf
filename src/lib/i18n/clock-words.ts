/** What an agency owed her and by when, in whole sentences of one language. */
import type { Deadline } from '#lib/domain/deadline.ts';
import { sayDay } from './dates.ts';
import type { Language } from './languages.ts';
import { words, type Key } from './words.ts';

export type SaidDeadline = {
	readonly id: string;
	readonly state: Deadline['state'];
	readonly title: string;
	readonly lateTitle: string;
	readonly sentences: readonly string[];
	readonly law: string;
};

/** One row of the clock. */
export function sayDeadline(deadline: Deadline, lang: Language): SaidDeadline {
	const t = words(lang);
	const { duty, owedBy, state, dueOn, metOn, soonerOn, upstreamOn, workingDaysLate } = deadline;
	const row = t(`clock.row.${duty.id}` as Key);
	const open = state === 'due' || state === 'passed' || state === 'overdue';
	const day = (one: string | undefined) => (one ? sayDay(lang, one) : '');
	return {
		id: duty.id,
		state,
		title: row,
		lateTitle: t(`clock.lateTitle.${owedBy === 'victim' ? 'police' : owedBy}`, { row }),
		sentences: [
			said(deadline, { day: day(dueOn), met: day(metOn), who: t(`clock.who.${owedBy}`) }, lang),
			...(state === 'overdue' && workingDaysLate > 0
				? [t('clock.ago', { count: workingDaysLate })]
				: []),
			...(open && soonerOn ? [t('clock.sooner', { day: day(soonerOn) })] : []),
			...(state === 'due' && upstreamOn ? [t('clock.upstream', { day: day(upstreamOn) })] : []),
			...(state === 'passed' ? [t('clock.told')] : [])
		],
		law: t('clock.law', { right: duty.right })
	};
}

function said(
	{ duty, owedBy, state }: Deadline,
	vars: { day: string; met: string; who: string },
	lang: Language
): string {
	const t = words(lang);
	if (state === 'ask') return t('clock.askWho', { who: vars.who });
	if (
		duty.sort === 'tell' &&
		(owedBy === 'police' || owedBy === 'cps' || owedBy === 'witness-care')
	)
		return t(`clock.tell.${state}.${owedBy}`, vars);
	return t(`clock.do.${state}`, vars);
}
