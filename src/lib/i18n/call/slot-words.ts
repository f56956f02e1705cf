/** A time to call in words: the day, and from when to when; on the night an hour comes twice, which of the two it is. */
import { addDays, dayOf, instantOf, minuteOfDay, weekdayOf } from '#lib/domain/calendar.ts';
import { isStaffed, spans, type Slot } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { passOf } from '#lib/domain/team/rota.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { asSentence, labelled, together } from '#lib/i18n/joining.ts';
import { listed } from '#lib/i18n/listing.ts';
import { words } from '#lib/i18n/words.ts';

type Span = { readonly from: Instant; readonly to: Instant };

/** The day of a time, `{{day}}`, and its ends, `{{from}}` and `{{to}}`. */
export function saySlot(lang: Language, { from, to }: Span) {
	return { day: saySlotDay(lang, from), from: sayTime(lang, from), to: sayTime(lang, to) };
}

/** Many times in few lines: "Thursday 19 November to Friday 20 November, 9:00 am to 5:00 pm". */
export function sayTimes(lang: Language, slots: readonly Slot[]): string[] {
	return spans(slots).map(({ days, from, to }) => {
		const t = words(lang);
		const runs: Slot[][] = [];
		for (const day of days) {
			const last = runs.at(-1)?.at(-1);
			if (last && addDays(last.on, 1) === day.on) runs.at(-1)?.push(day);
			else runs.push([day]);
		}
		const said = runs.map((run) => {
			const [first = '', last = ''] = [run[0], run.at(-1)].map(
				(day) => day && saySlotDay(lang, day.from)
			);
			return first === last ? first : t('talk.times.through', { first, last });
		});
		const times = { from: sayTime(lang, from), to: sayTime(lang, to) };
		return unmarked(t('talk.times.on', { day: listed(said, lang), ...times }));
	});
}

/** That each of the times offered is safe, in one line; the week is named only where each of its days is offered. */
export function sayAny(lang: Language, offered: readonly Slot[]): string {
	const t = words(lang);
	const staffed = offered.filter(({ from }) => isStaffed(from));
	const [office] = staffed;
	if (!office || new Set(staffed.map(({ on }) => weekdayOf(on))).size < 5)
		return t('talk.times.any');
	const [from = '', to = ''] = (['09:00', '17:00'] as const).map((at) =>
		sayTime(lang, instantOf(office.on, at))
	);
	const others = sayWeekly(
		lang,
		offered.filter((slot) => !isStaffed(slot.from))
	);
	return [unmarked(t('talk.times.office', { from, to })), ...others].reduce((one, other) =>
		t('talk.times.also', { one, other })
	);
}

/** Evenings and weekends as a week knows them: "Tuesday, 5:00 pm to 8:00 pm". */
function sayWeekly(lang: Language, slots: readonly Slot[]): string[] {
	const days = Map.groupBy(slots, ({ on }) => weekdayOf(on));
	return [...days].toSorted().map(([, of]) => {
		const byClock = of.toSorted((a, b) => minuteOfDay(a.from) - minuteOfDay(b.from));
		const [first, last] = [byClock[0], byClock.at(-1)] as [Slot, Slot];
		const times = { from: sayTime(lang, first.from), to: sayTime(lang, last.to) };
		return unmarked(
			words(lang)('talk.times.on', { day: sayDay(lang, first.on, 'weekday'), ...times })
		);
	});
}

/** A call whose time is over, and of which nobody wrote yet what came of it: whose mistake it is if we did not ring, and what she can do. */
export function sayPassed(lang: Language, promised: Span): string {
	const t = words(lang);
	const time = t('talk.times.on', saySlot(lang, promised));
	const over = asSentence(labelled(t('talk.receipt.over'), time, lang), lang);
	return together([over, t('talk.state.passed')], lang);
}

/** A day and a time in one, for a list: "Thursday 26 November, 5:00 pm". */
export function sayMoment(lang: Language, from: Instant): string {
	return words(lang)('talk.moment', { day: saySlotDay(lang, from), time: sayTime(lang, from) });
}

function saySlotDay(lang: Language, from: Instant): string {
	const day = sayDay(lang, dayOf(from), 'short');
	const pass = passOf({ from });
	return pass ? words(lang)(`talk.pass.${pass}`, { day }) : day;
}

function unmarked(text: string): string {
	return text.replaceAll(/<\/?ref>/g, '');
}
