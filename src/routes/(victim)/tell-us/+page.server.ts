import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { readOwnFacts } from '#lib/domain/own-facts.ts';
import * as cases from '#lib/server/cases.ts';
import { formOf, text } from '../../form.ts';

export const load: PageServerLoad = () => ({});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { world } = locals;
		const form = await formOf({ request });
		const day = (name: string) => ({
			day: text(form, `${name}-day`),
			month: text(form, `${name}-month`),
			year: text(form, `${name}-year`)
		});
		const typed = {
			reported: day('reported'),
			given: day('given'),
			moved: text(form, 'moved'),
			movedTo: day('movedTo')
		};
		const read = readOwnFacts(typed, world.now());
		if (!read.ok) return fail(400, { problems: read.problems, typed });
		await cases.tellAs(world.db, world.keys, locals.actor as Victim, read.tellings, world.now());
		redirect(303, '/home');
	}
};
