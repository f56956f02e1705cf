import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Worry } from '#lib/server/call/worries.ts';

/** One worry in words: for whom and why, and whose it is since when. */
export function sayWorry({ id, why, since, name, owner }: Worry) {
	const who = owner ? (owner.name ?? t('queue.somebody')) : t('worry.supervisors');
	return {
		id,
		text: t('worry.line', { name: name ?? t('desk.noName'), why: t(`worry.act.${why}`) }),
		whose: t('worry.whose', { who, ...at(since) })
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
