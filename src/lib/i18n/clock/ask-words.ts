/** What she asks of an agency, in whole sentences: the letter, where it stands, and the steps after it. */
import type { Ask, AskState, NextStep } from '#lib/domain/clock/ask.ts';
import { awayDuty } from '#lib/domain/clock/ask-away.ts';
import type { Away } from '#lib/domain/case/away-days.ts';
import type { Answering } from '#lib/domain/clock/ask-form.ts';
import type { LaterRung, Rung } from '#lib/domain/clock/ask-ladder.ts';
import { limitOf } from '#lib/domain/clock/limits-now.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { safeLength } from '#lib/domain/reach/safe-time.ts';
import type { Deadline } from '#lib/domain/clock/deadline.ts';
import type { Duty, Owing } from '#lib/domain/clock/duty.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { listed } from '#lib/i18n/listing.ts';
import { words, type Key } from '#lib/i18n/words.ts';

export type LetterFacts = {
	readonly row: Pick<Deadline, 'duty' | 'because' | 'owedBy' | 'dueOn'>;
	/** It is about the date of a hearing that was moved. */
	readonly isMoved: boolean;
	readonly rung: Rung;
	readonly answering: Answering;
	/** The day it is written: its number of days is that of the law on it. */
	readonly on: Day;
	/** Her reference, where one is known. */
	readonly urn?: string | undefined;
	/** The asks before this one, first to last. */
	readonly before: readonly Ask[];
	/** It goes from her page to theirs: there is no line for her to sign. */
	readonly isSentHere?: boolean;
};

/** The letter line by line, as the agency reads it or as she does; it never says what was done to her. */
export function sayLetter(facts: LetterFacts, lang: Language): string[] {
	const t = words(lang);
	const { row, rung, urn, answering, isMoved, on } = facts;
	const { duty, because, dueOn } = row;
	const plain = (day: Day) => sayDay(lang, day, 'plain');
	const limit = limitOf(rung, 'answer', on);
	const asks = rung === 'ask' || rung === 'supervisor';
	return [
		t('ask.letter.to', { who: sayTo(rung, row.owedBy, lang) }),
		urn ? t('ask.letter.reference', { urn }) : t('ask.letter.noReference'),
		t('ask.letter.law', { right: duty.right }),
		t('ask.letter.about', { row: t(`clock.duty.${duty.id}.letter` as Key) }),
		t('ask.letter.since', { day: plain(because.on) }),
		...(dueOn ? [t('ask.letter.due', { day: plain(dueOn) })] : []),
		sayBody(facts, lang),
		...(isMoved && asks ? [t('ask.letter.whyMoved')] : []),
		...(asks ? [t('ask.letter.right')] : []),
		...(asks && limit ? [t('ask.letter.within', { count: limit.count })] : []),
		t('ask.letter.answer', { may: sayAnswering(answering, lang) }),
		t('ask.letter.quiet'),
		...(facts.isSentHere ? [] : [t('ask.letter.name')])
	];
}

/** What she presses to ask about a row: it says what she asks for. */
export function sayAsk({ id }: Pick<Duty, 'id'>, isMoved: boolean, lang: Language): string {
	const t = words(lang);
	return isMoved ? t('clock.duty.hearing.askMoved') : t(`clock.duty.${id}.ask` as Key);
}

/** The days she cannot come, each as one line: a day, or the first and the last. */
export function sayAwayDays(days: readonly Away[], lang: Language): string[] {
	const t = words(lang);
	return days.map(({ from, to }) =>
		from === to
			? sayDay(lang, from)
			: t('ask.away.span', { from: sayDay(lang, from), to: sayDay(lang, to) })
	);
}

/** The letter about the days she cannot come, line by line; without any there is an empty line to write in. */
export function sayAway(
	{ urn, days }: { readonly urn: string | undefined; readonly days: readonly Away[] },
	answering: Answering,
	lang: Language
): string[] {
	const t = words(lang);
	return [
		t('ask.letter.to', { who: t('clock.who.witness-care') }),
		urn ? t('ask.letter.reference', { urn }) : t('ask.letter.noReference'),
		t('ask.letter.about', { row: t('ask.away.about') }),
		t('ask.away.body'),
		t('ask.away.days'),
		...(days.length > 0 ? sayAwayDays(days, lang) : ['_'.repeat(30)]),
		t('ask.letter.answer', { may: sayAnswering(answering, lang) }),
		t('ask.letter.quiet'),
		t('ask.letter.name')
	];
}

/** Whom a step goes to. */
export function sayTo(rung: Rung, owedBy: Owing, lang: Language): string {
	const t = words(lang);
	const who = t(`clock.who.${owedBy}`);
	switch (rung) {
		case 'ask':
			return who;
		case 'supervisor':
			return owedBy === 'police' ? t('ask.to.officer') : t('ask.to.manager', { who });
		case 'complaint':
			return t('ask.to.complaints', { who });
		case 'review':
			return owedBy === 'police' ? t('ask.to.body') : t('ask.to.stage', { who });
		case 'ombudsman':
			return t('ask.to.ombudsman');
	}
}

/** How whoever owes it is reached, her own letter first; nothing for a step that goes elsewhere. */
export function sayReach(rung: Rung, owedBy: Owing, lang: Language): string | undefined {
	if (rung !== 'ask' && rung !== 'supervisor') return undefined;
	const known = reached.find((one) => one === owedBy);
	return words(lang)(`ask.reach.${known ?? 'letter'}`, { site: prosecutors });
}

// Where the CPS takes questions and complaints (cps.gov.uk, read 27 November 2026).
const prosecutors = 'cps.gov.uk/feedback-and-complaints';

// Hardly any unit publishes a number: what is known of the others stands in their letters alone.
const reached = ['police', 'witness-care', 'cps', 'courts', 'probation'] as const;

function sayBody({ row, rung, before }: LetterFacts, lang: Language): string {
	const t = words(lang);
	const sent = before.filter(({ askedOn }) => askedOn);
	const complaint = sent.findLast((ask) => ask.rung === 'complaint');
	const day = (one: Day | undefined) => (one ? sayDay(lang, one, 'plain') : '');
	const asked = day(sent[0]?.askedOn);
	// A row that nobody has read yet is said in softer words.
	const isRead = row.duty.source.confidence === 'verified';
	const may = t(isRead ? 'ask.letter.says' : 'ask.letter.saysNormally');
	switch (rung) {
		case 'ask':
			return t(row.dueOn ? 'ask.letter.ask' : 'ask.letter.askNoDay', {
				may,
				// What she was to be told she may have read on her page: she says only that they did not tell her.
				lack: t(`ask.letter.lack.${row.duty.sort}`)
			});
		case 'supervisor':
			return t('ask.letter.supervisor', { asked });
		case 'complaint':
			return t('ask.letter.complaint', { may, asked });
		case 'review':
			return t('ask.letter.review', {
				asked: day(complaint?.askedOn),
				day: day(complaint?.repliedOn)
			});
		case 'ombudsman':
			return t('ask.letter.ombudsman', {
				may,
				who: t(`clock.who.${row.owedBy}`),
				asked: day((complaint ?? sent.at(-1))?.askedOn)
			});
	}
}

function sayAnswering({ way, times }: Answering, lang: Language): string {
	const t = words(lang);
	if (way !== 'phone') return t(`ask.answer.${way}.letter`);
	const said = times.map((start) => saySafeTime(start, lang));
	return t('ask.answer.phone.letter', { times: listed(said, lang) });
}

/** Two hours of a working day, by when they begin; the day itself does not matter. */
export function saySafeTime(start: string, lang: Language): string {
	const from = instantOf('2026-01-05', start);
	return words(lang)('ask.answer.times.on', {
		from: sayTime(lang, from),
		to: sayTime(lang, from + safeLength)
	});
}

/** Where an ask stands, for its row on other pages; nothing before she has sent it. What was answered says when she sent it. */
export function sayStanding(state: AskState, lang: Language, sentOn?: Day): string | undefined {
	if (state.state === 'ready') return undefined;
	const t = words(lang);
	if (state.state === 'answered')
		return sentOn && t('ask.row.noDay', { asked: sayDay(lang, sentOn, 'short') });
	const { answerBy, repliedOn, askedOn } = state;
	const asked = sayDay(lang, askedOn, 'short');
	const day = (one: Day) => sayDay(lang, one, 'short');
	if (repliedOn) return t('ask.row.replied', { asked, day: day(repliedOn) });
	if (!answerBy) return t('ask.row.noDay', { asked });
	return t(state.state === 'asked' ? 'ask.row.asked' : 'ask.row.late', {
		asked,
		day: day(answerBy)
	});
}

export type SaidLog = {
	readonly on: Day;
	readonly day: string;
	readonly text: string;
	/** What they answered on her page: in her language where it was ready, else as they wrote it. */
	readonly words?: { readonly text: string; readonly lang: Language };
};

/** What was sent about one row, by whom, and what came back, first to last; nothing before anything was sent. */
export function sayLog(asks: readonly Ask[], state: AskState, lang: Language): SaidLog[] {
	const t = words(lang);
	const line = (on: Day, text: string) => ({ on, day: sayDay(lang, on, 'plain'), text });
	const here = ({ at, reply }: NonNullable<Ask['answerHere']>) => ({
		...line(dayOf(at), t('ask.here.log')),
		words:
			'ready' in reply
				? { text: t(`ask.here.ready.${reply.ready}`), lang }
				: { text: reply.words, lang: 'en' as const }
	});
	const sent = asks.flatMap(
		({ duty, askedOn, repliedOn, answerHere, sentBy = 'her', rung, to }) => [
			...(askedOn ? [line(askedOn, t(`ask.log.${sentBy}`, { who: sayTo(rung, to, lang) }))] : []),
			...(answerHere ? [here(answerHere)] : []),
			...(repliedOn
				? [line(repliedOn, t(duty === awayDuty ? 'ask.log.answered' : 'ask.log.replied'))]
				: [])
		]
	);
	if (sent.length === 0 || state.state !== 'answered') return sent;
	return [...sent, line(state.on, t('ask.log.told'))];
}

/** The first sentences of the page of one ask. */
export function sayState(
	state: AskState,
	{ rung, owedBy }: { readonly rung: Rung; readonly owedBy: Owing },
	lang: Language
): { readonly title: string; readonly sentences: readonly string[] } {
	const t = words(lang);
	const full = (day: Day) => sayDay(lang, day);
	switch (state.state) {
		case 'ready':
			return {
				title: t(`ask.heading.${rung}`),
				sentences: [t('ask.lead', { who: sayTo(rung, owedBy, lang) })]
			};
		case 'answered':
			return {
				title: t('ask.answered.title'),
				sentences: [t('ask.answered.lead', { day: full(state.on) })]
			};
		case 'asked':
			return {
				title: t('ask.asked.title', { asked: full(state.askedOn) }),
				sentences: sayPromise(state, rung, lang)
			};
		case 'next-step': {
			const asked = full(state.askedOn);
			const { repliedOn, answerBy } = state;
			return {
				title: t('ask.next.title'),
				sentences: [
					repliedOn
						? t('ask.next.replied', { asked, day: full(repliedOn) })
						: t('ask.next.passed', { asked, day: answerBy ? full(answerBy) : '' })
				]
			};
		}
	}
}

function sayPromise(
	{ askedOn, acknowledgeBy, answerBy }: Extract<AskState, { state: 'asked' | 'next-step' }>,
	rung: Rung,
	lang: Language
): string[] {
	const t = words(lang);
	if (!answerBy) return [t('ask.asked.noDay')];
	const day = sayDay(lang, answerBy);
	const limit = limitOf(rung, 'answer', askedOn);
	return [
		...(acknowledgeBy
			? [
					t('ask.asked.acknowledge', { day: sayDay(lang, acknowledgeBy) }),
					t('ask.asked.full', { day })
				]
			: [t('ask.asked.answer', { day })]),
		...(limit?.source.confidence === 'ours' ? [t('ask.asked.ours', { count: limit.count })] : [])
	];
}

export type SaidStep = {
	readonly rung: LaterRung;
	readonly title: string;
	readonly note: string;
};

/** One step she may take next, with its last day where there is one. */
export function sayStep({ rung, lastDay, passed }: NextStep, lang: Language): SaidStep {
	const t = words(lang);
	const title = t(`ask.step.${rung}.title`);
	if (rung === 'supervisor' || rung === 'complaint' || !lastDay)
		return { rung, title, note: t(`ask.step.${rung}.note`) };
	const day = sayDay(lang, lastDay);
	// Nobody is told that it is too late: the office may still say yes.
	return { rung, title, note: t(passed ? 'ask.step.passed' : `ask.step.${rung}.by`, { day }) };
}
