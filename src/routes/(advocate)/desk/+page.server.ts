import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { promise } from '#lib/domain/call.ts';
import { mayContact } from '#lib/domain/contact-plan.ts';
import { inquiryAnswers } from '#lib/domain/look.ts';
import * as calls from '#lib/server/calls.ts';
import * as inquiries from '#lib/server/inquiries.ts';
import * as ringing from '#lib/server/ringing.ts';
import { formOf, text } from '../../form.ts';

/** The calls due, soonest promise first; names and rules, no numbers. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world } = locals;
	const staff = locals.actor as Staff;
	const now = world.now();
	const waiting = await calls.waitingFor(world.db, world.keys, staff, now);
	return {
		hasTeam: staff.kind === 'supervisor',
		inDanger: await ringing.inDangerFor(world.db, world.keys, staff, now),
		inquiries: await inquiries.openFor(world.db, world.keys, staff),
		calls: waiting.map(({ id, kind, wishes, plan, promised, tries, takenBy }) => ({
			id,
			kind,
			mayRing: plan.hasNumber,
			promised,
			name: wishes.name,
			language: wishes.language,
			mayLeaveMessage: plan.message,
			tries,
			mine: takenBy === staff.person,
			safe: mayContact(plan, { channel: 'call', says: 'first' }, now).may === 'now',
			next: promise(plan.slots, now)
		}))
	};
};

export const actions: Actions = {
	take: async ({ request, locals }) => {
		const { world, actor } = locals;
		const id = text(await formOf({ request }), 'id');
		const taken = await calls.take(world.db, world.keys, actor as Staff, id, world.now());
		redirect(303, taken ? `/desk/${encodeURIComponent(id)}` : '/desk');
	},
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
