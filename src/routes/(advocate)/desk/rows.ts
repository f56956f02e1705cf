import type { Staff } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { tongueOf, type Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import type { Waiting } from '#lib/server/call/rows.ts';
import type { Colleague } from '#lib/server/team/workloads.ts';

/** Under which heading a call stands on the desk. */
export const groups = ['yours', 'waiting', 'cover', 'team'] as const;
export type Group = (typeof groups)[number];
export type DeskRow = ReturnType<typeof rowOf>;

type Here = {
	readonly staff: Staff;
	readonly lang: Language;
	readonly colleagues: readonly Colleague[];
	/** Whether there is room for a call. */
	readonly hasRoom: (call: Waiting) => boolean;
};

/** A call as the list shows it: names and rules, no number; days and times in words, made here and not in the browser. */
export function rowOf(call: Waiting, { staff, lang, colleagues, hasRoom }: Here) {
	const { id, kind, promised, wishes, tries, takenBy, handedBy, plan, turn } = call;
	const t = words(lang);
	const named = (person: string | undefined) =>
		colleagues.find((one) => one.person === person)?.name ?? t('queue.somebody');
	return {
		id,
		kind,
		group: groupOf(takenBy, staff, colleagues),
		day: sayDay(lang, dayOf(promised.from), 'short'),
		time: plan.hasNumber ? `${sayTime(lang, promised.from)}–${sayTime(lang, promised.to)}` : '',
		name: wishes.name,
		language: tongueOf(wishes.language, lang),
		talking: (wishes.talking ?? []).map((one) => t(`needs.language.${one}`)),
		mayTake: hasRoom(call),
		mayLeaveMessage: plan.message,
		tries,
		taker: takenBy && takenBy !== staff.person ? named(takenBy) : undefined,
		handedBy: handedBy && handedBy !== staff.person ? named(handedBy) : undefined,
		isSafe: turn.is === 'now',
		safety: safetyOf(turn, lang)
	};
}

function groupOf(
	takenBy: string | undefined,
	{ person, kind }: Staff,
	colleagues: readonly Colleague[]
): Group {
	if (!takenBy) return 'waiting';
	if (takenBy === person) return 'yours';
	const isAway = colleagues.some((one) => one.person === takenBy && one.isAway);
	return kind === 'supervisor' && !isAway ? 'team' : 'cover';
}

/** Whether she may be rung now, and when, in words. */
function safetyOf(turn: Waiting['turn'], lang: Language): string {
	const t = words(lang);
	const time = (at: Instant) => sayTime(lang, at);
	switch (turn.is) {
		case 'now':
			return t('desk.safeNow', { to: time(turn.until) });
		case 'next':
			return t('desk.notYet', {
				day: sayDay(lang, dayOf(turn.from), 'short'),
				from: time(turn.from)
			});
		case 'tell':
			return t('desk.noRing');
		case 'past':
			return t('desk.past');
	}
}
