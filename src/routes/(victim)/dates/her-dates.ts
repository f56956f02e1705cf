/** All her dates, in court, owed to her and of what she can still do, as her page says them and as they are printed. */
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Listing } from '#lib/domain/case/hearing-state.ts';
import { whyMoved } from '#lib/domain/clock/ask.ts';
import { deadlines, type Deadline } from '#lib/domain/clock/deadline.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { mayTellDays } from '#lib/domain/clock/ask-away.ts';
import { isOvertaken, isTooLate } from '#lib/domain/clock/first-owed.ts';
import { leftOver, nextDate } from '#lib/domain/stage/next-date.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayDeadline, type SaidDeadline } from '#lib/i18n/clock/clock-words.ts';
import { sayDifference } from '#lib/i18n/case/difference-words.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as cases from '#lib/server/case/cases.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import { askRows } from '../ask/rows.ts';
import { clashesFor } from '../clashes.ts';
import { courtDates, datesSheTold, leadOf } from './court-dates.ts';
import { freshness, ownOf } from './own.ts';

/** Everything there is to say, late first, then by day. On paper no court is named, nor what she answered: others may find it. */
export async function herDates(locals: App.Locals, { on }: { readonly on: 'page' | 'paper' }) {
	const { world, lang } = locals;
	const victim = locals.actor as Victim;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, victim, now);
	const { events, sendTellings, waiting, differences } = open;
	const where = tracker(events);
	const next = nextDate(events, dayOf(now));
	const rows = deadlines(events, dutiesNow(), { enhanced: victim.enhanced, sendTellings, now });
	const { askOf } = await askRows(locals, events);
	const owed = rows
		.map((one) => ({
			...sayDeadline(on === 'page' ? one : unanswered(one), lang, whyMoved(one, events)),
			ask: askOf(one),
			isPast: isOvertaken(one, where.since),
			isTooLate: isTooLate(one, where)
		}))
		// What she sent about it stays.
		.filter(({ ask, isTooLate }) => !isTooLate || ask?.said);
	const whole = victim.level === 'full';
	const { away } = await needs.besideOf(world.db, world.keys, victim);
	const isLeft = leftOver(events);
	const clashes = await clashesFor(locals, away);
	const clashOf = (listing: Listing) => (isLeft(listing) ? undefined : clashes(listing));
	const dates = courtDates(events, lang, dayOf(now), { places: on === 'page' && whole, clashOf });
	const { listed, asOf } = freshness(events, dates, { lang, now });
	const given = datesSheTold(events, lang);
	return asStands(victim.stands, lang, {
		whole,
		// Nobody travels to a day that has passed.
		isAwaited:
			given.length > 0 || dates.some(({ state }) => state === 'planned' || state === 'begun'),
		// Before a date is set too, and not while news waits that may end it.
		mayTellDays: whole && !waiting && mayTellDays(events, dayOf(now)),
		own: ownOf(events, lang, { now, child: victim.child }),
		asOf,
		lead: leadOf(next, lang, { today: dayOf(now), stage: where.stage }),
		waiting: waiting !== undefined,
		hearings: whole
			? listed
			: listed.filter(({ state }) => state !== 'held' && state !== 'started'),
		given,
		differences: whole ? differences.map((one) => sayDifference(one, lang)) : [],
		owed: whole ? owed : owed.flatMap(inShort)
	});
}

function unanswered({ answer: _, ...row }: Deadline): Deadline {
	return row;
}

export type HerDates = Awaited<ReturnType<typeof herDates>>;

// By number and words she reads what is still open. What was, and what she answers, take more.
function inShort<Row extends SaidDeadline & { readonly isPast: boolean }>(row: Row): Row[] {
	const { question: _, ...said } = row;
	return row.isPast || row.state.startsWith('kept') ? [] : [said as Row];
}
