import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as confirmations from '#lib/server/identity/confirmations.ts';
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as phonePauses from '#lib/server/identity/pauses.ts';
import { formOf, text } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';
import { givenBack } from '../about.ts';
import { keepOnce, takeOnce } from '../once.ts';

/** What came of the last one, shown once. */
export const load: PageServerLoad = async (event) => ({
	outcome: await takeOnce(event, 'back')
});

type Ask = {
	readonly db: Db;
	readonly keys: Keys;
	readonly staff: Staff;
	readonly about: string;
	readonly spoken: string;
	readonly now: Instant;
};
const by = {
	call: ({ db, keys, staff, about, now }: Ask) =>
		confirmations.askForCall(db, keys, staff, about, now),
	seen: ({ db, keys, staff, about, now }: Ask) => confirmations.seen(db, keys, staff, about, now),
	close: ({ db, keys, staff, about, spoken, now }: Ask) =>
		phonePauses.close(db, keys, staff, { about, spoken }, now)
} as const;

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys } = world;
		const form = await formOf(event);
		const [about, where] = [text(form, 'about'), text(form, 'where')];
		const typed = { about: givenBack(about), where };
		if (!about.trim() || !Object.hasOwn(by, where)) return fail(400, { ...typed, minutes: 0 });
		const ask = { db, keys, staff: actor as Staff, about, spoken: text(form, 'spoken') };
		const found = await by[where as keyof typeof by]({ ...ask, now: world.now() });
		if (found?.was === 'wait') {
			const { minutes } = found;
			return fail(toWait(event, minutes), { ...typed, minutes });
		}
		await keepOnce(event, 'back', found ?? { was: 'asked' });
		redirect(303, '/desk/back');
	}
};
