import { error, redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { courtDay } from '#lib/domain/case/court-day.ts';
import { calendarNames, courtReminders } from '#lib/domain/case/court-reminder.ts';
import { isAhead } from '#lib/domain/case/hearing-state.ts';
import { calendarFile } from '#lib/domain/clock/reminder.ts';
import * as cases from '#lib/server/case/cases.ts';
import { handedOut } from '../../../calendar.ts';

/** A day in court for her calendar, because she asked for it, under the words she chose. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { world, t } = locals;
	const now = world.now();
	const { events } = await cases.readFor(world.db, world.keys, locals.actor as Victim, now);
	const day = courtDay(events, params.hearing, now);
	if (!day) error(404);
	const name = calendarNames.find((one) => one === url.searchParams.get('as')) ?? 'reminder';
	const entries = isAhead(day.listing)
		? courtReminders(day.listing, t(`day.calendar.${name}`))
		: [];
	if (entries.length === 0 || day.over) redirect(303, `/day/${params.hearing}`);
	return handedOut(calendarFile(entries, now));
};
