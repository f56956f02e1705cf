import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Staff } from '#lib/domain/actor.ts';
import type { Worry } from '#lib/server/call/worries.ts';

/** One worry in words: for whom and why, and whose it is since when. */
export function sayWorry({ id, why, since, name, owner, isTaken }: Worry) {
	const who = owner ? (owner.name ?? t('queue.somebody')) : t('worry.supervisors');
	return {
		id,
		text: t('worry.line', { name: name ?? t('desk.noName'), why: t(`worry.act.${why}`) }),
		whose: t(isTaken ? 'worry.whose' : 'worry.untaken', { who, ...at(since) })
	};
}

/** One of them as it is pinned on every page: for whom, who wrote it down and when, and who has taken it on. */
export function sayAlarm(worry: Worry, staff: Staff, now: Instant) {
	const { id, why, since, name, owner, isTaken, steps } = worry;
	const by = { name: steps[0]?.by ?? t('queue.somebody'), ...at(since) };
	const isMine = isTaken && owner?.person === staff.person;
	const who = owner?.name ?? t('queue.somebody');
	const has = isMine ? t('bench.alarm.yours') : t('bench.alarm.has', { who });
	return {
		id,
		why: t('bench.alarm.why', { why: t(`worry.act.${why}`) }),
		name: name ?? t('desk.noName'),
		by: t(dayOf(since) === dayOf(now) ? 'bench.alarm.by' : 'bench.alarm.byDay', by),
		has: isTaken ? has : t('bench.alarm.nobody'),
		isMine
	};
}

/** What was done, in words, first to last. */
export function saySteps({ steps }: Worry): string[] {
	return steps.map((one) =>
		t('worry.step', {
			name: one.by ?? t('desk.noName'),
			what: t(`worry.act.${one.act}`),
			...at(one.at)
		})
	);
}

function at(instant: Instant) {
	return { day: sayDay('en', dayOf(instant), 'short'), time: sayTime('en', instant) };
}
