import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { cameToUs, dataSorts } from '#lib/domain/data/request.ts';
import * as dataDesk from '#lib/server/identity/data-desk.ts';
import { formOf, text } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';
import { givenBack } from '../about.ts';

/** What came by phone, by post or in person and is still to be answered. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, now } = locals.world;
	return { requests: await dataDesk.openFor(db, locals.actor as Staff, now()) };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const about = text(form, 'about');
		const sort = dataSorts.find((one) => one === text(form, 'sort'));
		const cameBy = cameToUs.find((one) => one === text(form, 'came'));
		const typed = { about: givenBack(about), sort, cameBy, minutes: 0 };
		if (!about.trim() || !sort || !cameBy) return fail(400, { ...typed, why: 'missing' as const });
		const taking = { about, sort, cameBy };
		const staff = actor as Staff;
		const taken = await dataDesk.takeDown(world.db, world.keys, staff, taking, world.now());
		if (!taken) return fail(400, { ...typed, why: 'nobody' as const });
		if (taken.was === 'wait') {
			const { minutes } = taken;
			return fail(toWait(event, minutes), { ...typed, minutes, why: 'wait' as const });
		}
		redirect(303, `/desk/requests/${taken.id}`);
	}
};
