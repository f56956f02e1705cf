import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { readNotes, type NotesField } from '#lib/domain/disclosure/form.ts';
import { sayAsked, sayDecided } from '#lib/i18n/disclosure/notes-words.ts';
import * as register from '#lib/server/disclosure/register.ts';
import * as taking from '#lib/server/disclosure/taking.ts';
import { formOf, text, texts } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';
import { givenBack } from '../about.ts';

type Why = NotesField | 'about' | 'nobody' | 'wait';

/** The register of the own teams: what is open first. Whose it is stands on the page of each. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world } = locals;
	const all = await register.listFor(world.db, world.keys, locals.actor as Staff);
	return {
		requests: all.map((one) => ({
			id: one.id,
			state: one.state,
			line: sayAsked(one, 'en').line,
			decided: sayDecided(one, 'en')
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const about = text(form, 'about');
		const typed = typedIn(form);
		const again = (why: readonly Why[], minutes = 0) => ({
			...typed,
			about: givenBack(about),
			why,
			minutes
		});
		const read = readNotes(typed, dayOf(world.now()));
		const wrong: Why[] = about.trim() ? [] : ['about'];
		if (!read.ok || wrong.length > 0)
			return fail(400, again([...wrong, ...(read.ok ? [] : read.wrong)]));
		const asked = { about, form: read.form };
		const staff = actor as Staff;
		const done = await taking.register(world.db, world.keys, staff, asked, world.now());
		if (!done) return fail(400, again(['nobody']));
		if (done.was === 'wait')
			return fail(toWait(event, done.minutes), again(['wait'], done.minutes));
		redirect(303, `/desk/asked/${done.id}`);
	}
};

function typedIn(form: FormData) {
	const one = (name: string) => text(form, name);
	return {
		asker: one('asker'),
		role: one('role'),
		reference: one('reference'),
		receivedOn: one('receivedOn'),
		sorts: texts(form, 'sorts'),
		from: one('from'),
		to: one('to'),
		counselling: one('counselling'),
		tests: texts(form, 'tests'),
		notice: one('notice'),
		noticeOn: one('noticeOn')
	};
}
