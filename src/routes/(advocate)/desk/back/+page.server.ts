import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import * as confirmations from '#lib/server/confirmations.ts';
import { formOf, text } from '../../../form.ts';
import { keepOnce, takeOnce } from '../once.ts';

/** What came of the last one, shown once. */
export const load: PageServerLoad = async (event) => ({
	outcome: await takeOnce(event, 'back')
});

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys } = world;
		const form = await formOf(event);
		const [about, where] = [text(form, 'about'), text(form, 'where')];
		if (!about.trim() || !['call', 'seen'].includes(where)) return fail(400, { about, where });
		const now = world.now();
		const staff = actor as Staff;
		if (where === 'call') await confirmations.askForCall(db, keys, staff, about, now);
		const seen =
			where === 'seen' ? await confirmations.seen(db, keys, staff, about, now) : undefined;
		await keepOnce(event, 'back', seen ?? { was: 'asked' });
		redirect(303, '/desk/back');
	}
};
