import type { Staff } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { tongueOf } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Waiting } from '#lib/server/call/rows.ts';
import type { Colleague } from '#lib/server/team/workloads.ts';

/** Under which heading a call stands on the desk. */
export const groups = ['late', 'yours', 'waiting', 'cover', 'team'] as const;
export type Group = (typeof groups)[number];
type Whose = Exclude<Group, 'late'>;
export type DeskRow = ReturnType<typeof rowOf>;

type Here = {
	readonly staff: Staff;
	readonly colleagues: readonly Colleague[];
	/** Whether there is room for a call. */
	readonly hasRoom: (call: Waiting) => boolean;
	readonly now: Instant;
};

/** A call as the list shows it: names and rules, no number; days and times in words, made here and not in the browser. */
export function rowOf(call: Waiting, { staff, colleagues, hasRoom, now }: Here) {
	const { id, kind, promised, wishes, tries, takenBy, handedBy, plan, turn, lateSince } = call;
	const named = (person: string | undefined) =>
		colleagues.find((one) => one.person === person)?.name ?? t('queue.somebody');
	const whose = whoseIs(takenBy, staff, colleagues);
	return {
		id,
		kind,
		group: lateSince === undefined ? whose : ('late' as const),
		whose,
		late: lateSince === undefined ? undefined : sayLate(now - lateSince),
		day: sayDay('en', dayOf(promised.from), 'short'),
		time:
			plan.hasNumber && promised.from < promised.to
				? `${sayTime('en', promised.from)}–${sayTime('en', promised.to)}`
				: '',
		name: wishes.name,
		language: tongueOf(wishes.language, 'en'),
		talking: (wishes.talking ?? []).map((one) => t(`needs.language.${one}`)),
		why: wishes.why && t(`desk.wished.why.${wishes.why}`),
		mayTake: hasRoom(call),
		mayLeaveMessage: plan.message,
		tries,
		taker: takenBy && takenBy !== staff.person ? named(takenBy) : undefined,
		handedBy: handedBy && handedBy !== staff.person ? named(handedBy) : undefined,
		isSafe: turn.is === 'now',
		safety: safetyOf(turn),
		/** When she is safe, as she wrote it, where it has no time yet. */
		words: turn.is === 'read' ? wishes.hour : undefined
	};
}

function whoseIs(
	takenBy: string | undefined,
	{ person, kind }: Staff,
	colleagues: readonly Colleague[]
): Whose {
	if (!takenBy) return 'waiting';
	if (takenBy === person) return 'yours';
	const isAway = colleagues.some((one) => one.person === takenBy && one.isAway);
	return kind === 'supervisor' && !isAway ? 'team' : 'cover';
}

/** By how much a promise to her is late, in the largest whole measure. */
function sayLate(by: number): string {
	const minutes = Math.max(1, Math.floor(by / 60_000));
	if (minutes < 60) return t('queue.lateBy.minutes', { count: minutes });
	const hours = Math.floor(minutes / 60);
	if (hours < 24) return t('queue.lateBy.hours', { count: hours });
	return t('queue.lateBy.days', { count: Math.floor(hours / 24) });
}

/** Whether she may be rung now, and when, in words. */
function safetyOf(turn: Waiting['turn']): string {
	const time = (at: Instant) => sayTime('en', at);
	switch (turn.is) {
		case 'now':
			return t('desk.safeNow', { to: time(turn.until) });
		case 'next':
			return t('desk.notYet', {
				day: sayDay('en', dayOf(turn.from), 'short'),
				from: time(turn.from)
			});
		case 'tell':
			return t('desk.noRing');
		case 'read':
			return t('desk.read');
		case 'past':
			return t('desk.past');
	}
}
