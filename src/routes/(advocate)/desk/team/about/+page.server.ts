import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { formOfTeam, type TeamForm } from '#lib/domain/team/form.ts';
import { weekdays } from '#lib/domain/team/week-hours.ts';
import * as teamSettings from '#lib/server/supervisor/settings.ts';
import { formOf, text, texts } from '../../../../form/form.ts';
import { supervisor } from '../supervisor.ts';

/** Her team as it stands. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, staff } = supervisor(locals);
	const team = await teamSettings.readFor(db, staff);
	if (!team) error(404);
	return { typed: formOfTeam(team), isKept: url.searchParams.has('kept') };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const typed = read(await formOf(event));
		const said = await teamSettings.save(db, keys, staff, typed, now);
		if (!said) error(404);
		if (said !== 'kept') return fail(400, { problems: said, typed });
		redirect(303, '/desk/team/about?kept');
	}
};

function read(form: FormData): TeamForm {
	return {
		name: text(form, 'name'),
		boroughs: texts(form, 'boroughs'),
		needs: texts(form, 'needs'),
		languages: texts(form, 'languages'),
		means: texts(form, 'means'),
		hours: weekdays.map((day) => text(form, `hours-${day}`)),
		cap: text(form, 'cap'),
		caseCap: text(form, 'caseCap'),
		open: text(form, 'open')
	};
}
