import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as colleagues from '#lib/server/supervisor/colleagues.ts';
import * as firstAdvocates from '#lib/server/advocate/first.ts';
import * as workloads from '#lib/server/team/workloads.ts';
import { formOf, text } from '../../../../form/form.ts';
import { supervisor } from '../supervisor.ts';

/** Who asked this team for a call and has no advocate, and which advocates there are, with how much each has. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, staff, now } = supervisor(locals);
	if (!(await colleagues.teamOf(db, staff))) error(404);
	const without = await firstAdvocates.listFor(db, keys, staff, now);
	const all = await workloads.colleaguesOf(db, keys, staff, now);
	return {
		cases: without.map(({ participation, reference, askedAt }) => ({
			participation,
			reference,
			day: sayDay('en', dayOf(askedAt), 'short')
		})),
		advocates: all
			.filter(({ role, isReady }) => role === 'advocate' && isReady)
			.map(({ person, name, load: { cases, cap } }) => ({ person, name, cases, cap })),
		done: url.searchParams.has('given')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const form = await formOf(event);
		const typed = { which: text(form, 'which'), to: text(form, 'to') };
		if (!typed.which || !typed.to) return fail(400, { why: 'missing' as const, typed });
		const asked = {
			participation: typed.which as ParticipationId,
			advocate: typed.to as PersonId
		};
		const said = await firstAdvocates.give(db, keys, staff, asked, now);
		if (said !== 'given') return fail(400, { why: said, typed });
		redirect(303, '/desk/team/first?given');
	}
};
