/** What the page of dates shows of her own dates, and how fresh the dates of the court are. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Child } from '#lib/domain/access/child.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import { silenceOf } from '#lib/domain/clock/quiet.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayOwnDate } from '#lib/i18n/clock/own-words.ts';
import { saySilence } from '#lib/i18n/clock/quiet-words.ts';

/** Everything she can still do, in her words. */
export function ownOf(
	events: readonly Event[],
	lang: Language,
	asked: { readonly now: Instant; readonly child?: Child | undefined }
) {
	return ownDates(events, asked).map((own) => sayOwnDate(own, lang));
}

/** The dates in court, each still planned with when its source last said anything; a page on paper carries its own day. */
export function freshness<
	One extends { hearing: string; state: string; datetime?: string | undefined }
>(
	events: readonly Event[],
	dates: readonly One[],
	{ lang, now }: { lang: Language; now: Instant }
) {
	const { stage } = tracker(events);
	const tellers = new Map(
		hearings(events).map(({ hearing, listedBy }) => [hearing, listedBy.toldBy])
	);
	const listed = dates.map((one) => {
		const toldBy =
			one.state === 'planned' || one.state === 'begun' ? tellers.get(one.hearing) : undefined;
		const silence = toldBy && silenceOf(events, { toldBy, on: one.datetime, stage }, now);
		return { ...one, silence: silence && saySilence(silence, lang) };
	});
	return { listed, asOf: sayDay(lang, dayOf(now), 'plain') };
}
