import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import { calendarFile } from '#lib/domain/clock/reminder.ts';
import { handedOut } from '../../../calendar.ts';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import * as cases from '#lib/server/case/cases.ts';

/** One of her own dates for her calendar, because she asked for it: a day and one neutral word. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { world, lang } = locals;
	const now = world.now();
	const victim = locals.actor as Victim;
	const { events } = await cases.readFor(world.db, world.keys, victim, now);
	const own = ownDates(events, { now, child: victim.child }).find(({ key }) => key === params.key);
	// A date that has moved since has another address: she is shown where it stands now.
	if (!own?.remindOn) redirect(303, '/dates');
	const entry = {
		uid: `${own.key}@reminder.invalid`,
		on: own.remindOn,
		summary: sentenceOf('reminder', lang),
		remindDaysBefore: own.rule.remindDaysBefore
	};
	return handedOut(calendarFile([entry], now));
};
