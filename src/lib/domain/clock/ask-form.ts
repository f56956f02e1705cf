/** What she says about an ask: how it is safe to answer, the day she sent it, and whether they answered. */
import { dayOf } from '#lib/domain/calendar.ts';
import { safeStarts } from '#lib/domain/reach/safe-time.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { readDay, type TypedDay } from '#lib/domain/case/own-answers.ts';

/** `ring`: nobody contacts her, she rings them. It holds until she chooses: nothing she did not choose is safe. */
export const answerWays = ['ring', 'phone', 'email', 'letter', 'advocate'] as const;
export type AnswerWay = (typeof answerWays)[number];

export type Answering = {
	readonly way: AnswerWay;
	/** For `phone`: when the safe times of a working day begin, `HH:MM`, each two hours long. */
	readonly times: readonly string[];
};

/** Who sent a letter: she, or an advocate for her. */
export const senders = ['her', 'advocate'] as const;
export type Sender = (typeof senders)[number];

/** How she is answered when she has not said. */
export const unlessSaid: Answering = { way: 'ring', times: [] };

export type AnswerProblem = 'way-missing' | 'times-missing';
export type DayProblem = 'not-a-day' | 'future' | 'too-early';
export type ReplyProblem = 'outcome-missing' | DayProblem;

type Read<Found, Problems> =
	| { readonly ok: true; readonly found: Found }
	| { readonly ok: false; readonly problems: Problems };

/** How it is safe to answer, or what is missing, by field. */
export function readAnswering(typed: {
	readonly way: string;
	readonly times: readonly string[];
}): Read<Answering, { way?: AnswerProblem; times?: AnswerProblem }> {
	const way = answerWays.find((known) => known === typed.way);
	if (!way) return { ok: false, problems: { way: 'way-missing' } };
	if (way !== 'phone') return { ok: true, found: { way, times: [] } };
	const times = safeStarts.filter((start) => typed.times.includes(start));
	if (times.length === 0) return { ok: false, problems: { times: 'times-missing' } };
	return { ok: true, found: { way, times } };
}

type Between = { readonly notBefore: Day; readonly now: Instant };

/** The day she typed, or today where she left it empty. */
export function readPastDay(
	typed: TypedDay,
	{ notBefore, now }: Between
): Read<Day, { on: DayProblem }> {
	const today = dayOf(now);
	const on = readDay(typed) ?? today;
	if (on === 'not-a-day') return { ok: false, problems: { on } };
	if (on > today) return { ok: false, problems: { on: 'future' } };
	if (on < notBefore) return { ok: false, problems: { on: 'too-early' } };
	return { ok: true, found: on };
}

/** `told`: she knows now. `not-told`: they wrote back, and she still does not know. */
export const replyOutcomes = ['told', 'not-told'] as const;
export type Reply = { readonly outcome: (typeof replyOutcomes)[number]; readonly on: Day };

/** What came of an ask and when, or what is missing, by field. */
export function readReply(
	typed: { readonly outcome: string; readonly on: TypedDay },
	between: Between
): Read<Reply, { outcome?: ReplyProblem; on?: ReplyProblem }> {
	const outcome = replyOutcomes.find((known) => known === typed.outcome);
	const day = readPastDay(typed.on, between);
	if (!outcome || !day.ok)
		return {
			ok: false,
			problems: {
				...(outcome ? {} : { outcome: 'outcome-missing' }),
				...(day.ok ? {} : day.problems)
			}
		};
	return { ok: true, found: { outcome, on: day.found } };
}
