import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { inquiryAnswers } from '#lib/domain/looked/look.ts';
import { listed } from '#lib/i18n/listing.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { isThere } from '#lib/server/team/working-hours.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as inquiries from '#lib/server/looked/inquiries.ts';
import { whyLost } from '#lib/server/call/lost.ts';
import { markFor } from '#lib/server/call/live-desks.ts';
import * as takeBack from '#lib/server/call/take-back.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import * as standingIn from '#lib/server/supervisor/standing-in.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import { formOf, text } from '../../form/form.ts';
import { sayDanger, sayInquiry, sayStandingIn } from './supervising.ts';
import { latelyFor } from './lately.ts';
import { todayFor } from './today.ts';

/** Everything that falls due, by when; names and rules, no numbers. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world } = locals;
	const { db, keys } = world;
	const staff = locals.actor as Staff;
	const now = world.now();
	// Before the list: what changes while it is read is another mark.
	const mark = await markFor(db, keys, staff);
	const { changes, colleagues, isFull, today } = await todayFor(
		locals,
		staff,
		url.searchParams.get('show')
	);
	return {
		today,
		standingIn: (await standingIn.listFor(db, keys, staff, now)).map(sayStandingIn),
		lately: await latelyFor(locals, staff),
		isFull,
		inDanger: (await revealNumber.inDangerFor(db, keys, staff, now)).map(sayDanger),
		inquiries: (await inquiries.openFor(db, keys, staff)).map(sayInquiry),
		withRoom: listed(
			colleagues.flatMap((one) => (one.isFull || one.isAway ? [] : (one.name ?? []))),
			'en'
		),
		live: (await isThere(db, staff, now))
			? { mark, now, ...(changes === undefined ? {} : { changesIn: changes - now }) }
			: undefined
	};
};

export const actions: Actions = {
	take: async ({ request, locals }) => {
		const { world, actor } = locals;
		const id = text(await formOf({ request }), 'id');
		const staff = actor as Staff;
		if (await callDesk.take(world.db, world.keys, staff, id, world.now()))
			redirect(303, `/desk/${encodeURIComponent(id)}`);
		const lost = await whyLost(world.db, world.keys, staff, id);
		const said = lost.why === 'free' ? { why: 'full' as const } : lost;
		return fail(400, { ...said, wanted: undefined });
	},
	takeBack: async ({ request, locals }) => {
		const { world, actor } = locals;
		const id = text(await formOf({ request }), 'id');
		const staff = actor as Staff;
		if (await takeBack.takeBack(world.db, world.keys, staff, id, world.now()))
			redirect(303, `/desk/${encodeURIComponent(id)}`);
		const lost = await whyLost(world.db, world.keys, staff, id);
		const said = lost.why === 'taken' || lost.why === 'given' ? lost : { why: 'late' as const };
		return fail(400, { ...said, wanted: t('queue.lately.undo') });
	},
	agree: async ({ request, locals }) => {
		const { db, keys, now } = locals.world;
		const absence = text(await formOf({ request }), 'absence');
		if (!(await standingIn.agree(db, keys, locals.actor as Staff, absence, now()))) error(404);
		redirect(303, '/desk');
	},
	did: (event) => turn(event, tasks.finish),
	undid: (event) => turn(event, tasks.undo),
	answer: async ({ request, locals }) => {
		const { world, actor } = locals;
		const form = await formOf({ request });
		const said = inquiryAnswers.find((one) => one === text(form, 'answer'));
		const id = text(form, 'id');
		const staff = actor as Staff;
		if (!said || !(await inquiries.answer(world.db, world.keys, staff, id, said, world.now())))
			error(404);
		redirect(303, '/desk');
	}
};

// What was done, or undone, a moment ago in another tab stands as it is, and the list shows how.
async function turn({ request, locals }: RequestEvent, act: typeof tasks.finish): Promise<never> {
	const { db, keys, now } = locals.world;
	await act(db, keys, locals.actor as Staff, text(await formOf({ request }), 'id'), now());
	redirect(303, '/desk');
}
