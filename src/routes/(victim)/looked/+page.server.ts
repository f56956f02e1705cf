import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { isDay } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { sayLook } from '#lib/i18n/looked/look-words.ts';
import * as inquiries from '#lib/server/looked/inquiries.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import { formOf, text } from '../../form/form.ts';

/** Who looked, day by day. Whoever asks has opened everything (`victimPages`); proving it anew belongs here, before this. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world, lang } = locals;
	const typed = url.searchParams.get('before') ?? '';
	const before = isDay(typed) ? typed : undefined;
	const now = world.now();
	const found = await accessLog.readFor(world.db, world.keys, locals.actor as Victim, {
		before,
		now
	});
	return {
		days: found.days.map(({ day, lines }) => ({
			day,
			title: sayDay(lang, day),
			lines: lines.map((line) => ({ ...sayLook(line, lang), id: line.id }))
		})),
		earlier: found.earlier,
		hold: found.hold && {
			title: { day: sayDay(lang, found.hold.until, 'plain') },
			reason: found.hold.reason
		}
	};
};

export const actions: Actions = {
	ask: async ({ request, locals }) => {
		const { world, actor } = locals;
		const line = text(await formOf({ request }), 'line');
		if (!(await inquiries.ask(world.db, world.keys, actor as Victim, line, world.now())))
			error(404);
		redirect(303, '/looked');
	}
};
