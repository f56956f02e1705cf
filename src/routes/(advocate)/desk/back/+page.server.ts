import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import * as confirmations from '#lib/server/confirmations.ts';
import { formOf, text } from '../../../form.ts';
import { toWait } from '../../../wait.ts';
import { givenBack } from '../about.ts';
import { keepOnce, takeOnce } from '../once.ts';

/** What came of the last one, shown once. */
export const load: PageServerLoad = async (event) => ({
	outcome: await takeOnce(event, 'back')
});

const by = { call: confirmations.askForCall, seen: confirmations.seen } as const;

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys } = world;
		const form = await formOf(event);
		const [about, where] = [text(form, 'about'), text(form, 'where')];
		const typed = { about: givenBack(about), where };
		if (!about.trim() || !Object.hasOwn(by, where)) return fail(400, { ...typed, minutes: 0 });
		const now = world.now();
		const staff = actor as Staff;
		const found = await by[where as keyof typeof by](db, keys, staff, about, now);
		if (found?.was === 'wait') {
			const { minutes } = found;
			return fail(toWait(event, minutes), { ...typed, minutes });
		}
		await keepOnce(event, 'back', found ?? { was: 'asked' });
		redirect(303, '/desk/back');
	}
};
