import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as worries from '#lib/server/message/worries.ts';
import { formOf, text } from '../../../form.ts';
import { readDone } from './done.ts';

/** Whose messages somebody here may read, those that wait first; and for a supervisor who is worried now. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys, now } = locals.world;
	const staff = locals.actor as Staff;
	return {
		threads: await talkDesk.listFor(db, keys, staff, now()),
		worried: await worries.openFor(db, keys, staff),
		isSupervisor: staff.kind === 'supervisor'
	};
};

export const actions: Actions = {
	done: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const act = readDone(form);
		const participation = text(form, 'whose') as ParticipationId;
		if (!act) return fail(400, { missing: participation });
		const done = { participation, act };
		await worries.record(world.db, world.keys, actor as Staff, done, world.now());
		redirect(303, '/desk/messages');
	}
};
