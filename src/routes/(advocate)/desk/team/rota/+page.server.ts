import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { addDays, dayOf, isDay } from '#lib/domain/calendar.ts';
import { daysFrom, mondayOf } from '#lib/domain/team/work-week.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as rotaDesk from '#lib/server/supervisor/rota.ts';
import { formOf, text } from '../../../../form/form.ts';
import { supervisor, unlessBreaking } from '../supervisor.ts';
import { rowsOf, sayDays, spanToRead } from './rows.ts';

/** A week of the team at a glance. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, staff, now } = supervisor(locals);
	const monday = mondayOf(weekOf(url) ?? dayOf(now));
	const rota = await rotaDesk.readFor(db, keys, staff, spanToRead(monday), now);
	if (!rota) error(404);
	const days = sayDays(daysFrom(monday));
	return {
		monday,
		week: sayDay('en', monday, 'plain'),
		before: addDays(monday, -7),
		after: addDays(monday, 7),
		days,
		people: rowsOf(rota, days, now),
		moving: rota.shifts.find(({ id }) => id === url.searchParams.get('move'))?.id
	};
};

export const actions: Actions = {
	add: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const form = await formOf(event);
		const typed = {
			person: text(form, 'person'),
			day: text(form, 'day'),
			from: text(form, 'from'),
			to: text(form, 'to')
		};
		const said = await rotaDesk.addShift(db, keys, staff, typed, now);
		if (said !== 'added') return fail(400, { problem: said, typed });
		redirect(303, back(event.url));
	},
	remove: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const form = await formOf(event);
		const shift = text(form, 'shift');
		const asked = { shift, sure: text(form, 'sure') === 'yes' };
		const action = `?week=${weekOf(event.url) ?? ''}&/remove`;
		const done = await unlessBreaking({ action, again: { shift } }, () =>
			rotaDesk.removeShift(db, keys, staff, asked, now)
		);
		if (typeof done !== 'boolean') return done;
		redirect(303, back(event.url));
	},
	move: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const form = await formOf(event);
		const moved = {
			shift: text(form, 'shift'),
			person: text(form, 'person'),
			day: text(form, 'day')
		};
		const asked = { ...moved, sure: text(form, 'sure') === 'yes' };
		const action = `?week=${weekOf(event.url) ?? ''}&/move`;
		const said = await unlessBreaking({ action, again: moved }, () =>
			rotaDesk.moveShift(db, keys, staff, asked, now)
		);
		if (typeof said !== 'string') return said;
		if (said !== 'moved') return fail(400, { move: { why: said, ...moved } });
		redirect(303, back(event.url));
	},
	copy: async ({ locals, url }) => {
		const { db, keys, staff, now } = supervisor(locals);
		await rotaDesk.copyWeek(db, keys, staff, mondayOf(weekOf(url) ?? dayOf(now)), now);
		redirect(303, back(url));
	}
};

function weekOf(url: URL): string | undefined {
	const week = url.searchParams.get('week') ?? '';
	return isDay(week) ? week : undefined;
}

function back(url: URL): string {
	const week = weekOf(url);
	return week ? `/desk/team/rota?week=${week}` : '/desk/team/rota';
}
