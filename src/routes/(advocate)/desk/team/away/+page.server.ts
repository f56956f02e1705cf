import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { daysOf, type AbsenceProblem } from '#lib/domain/team/absence.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as rotaDesk from '#lib/server/supervisor/rota.ts';
import { formOf, text } from '../../../../form/form.ts';
import { supervisor, unlessBreaking } from '../supervisor.ts';

const always = Number.MAX_SAFE_INTEGER;

/** Who of the team is away, now or later, and who stands in. */
export const load: PageServerLoad = async ({ locals }) => {
	const { db, keys, staff, now } = supervisor(locals);
	const rota = await rotaDesk.readFor(db, keys, staff, { from: now, to: always }, now);
	if (!rota) error(404);
	const nameOf = (person: string | undefined) =>
		rota.people.find((one) => one.person === person)?.name;
	return {
		people: rota.people.map(({ person, name, isReady }) => ({ person, name, isReady })),
		absences: rota.absences.map((one) => ({
			id: one.id,
			name: nameOf(one.person),
			cover: nameOf(one.coveredBy),
			asked: nameOf(one.coverAsked),
			...sayDays(one)
		}))
	};
};

export const actions: Actions = {
	add: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const form = await formOf(event);
		const typed = {
			person: text(form, 'person'),
			first: text(form, 'first'),
			last: text(form, 'last'),
			cover: text(form, 'cover')
		};
		const sure = text(form, 'sure') === 'yes';
		const said = await unlessBreaking({ action: '?/add', again: typed }, () =>
			rotaDesk.addAbsence(db, keys, staff, { ...typed, sure }, now)
		);
		if (said === 'added') redirect(303, '/desk/team/away');
		if (!('why' in said)) return said;
		return fail(400, { problem: sayProblem(said), typed });
	},
	remove: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const absence = text(await formOf(event), 'absence');
		await rotaDesk.removeAbsence(db, keys, staff, absence, now);
		redirect(303, '/desk/team/away');
	}
};

function sayProblem(problem: AbsenceProblem) {
	const days = 'with' in problem ? sayDays(problem.with) : { first: '', last: '' };
	return { field: problem.field, why: problem.why, ...days };
}

function sayDays(span: { readonly from: number; readonly to: number }) {
	const { first, last } = daysOf(span);
	return { first: sayDay('en', first, 'short'), last: sayDay('en', last, 'short') };
}
