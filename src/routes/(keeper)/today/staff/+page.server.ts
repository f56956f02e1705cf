import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { PersonId } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import * as house from '#lib/server/keeper/house-staff.ts';
import * as teams from '#lib/server/team/teams.ts';
import { dropDraft, findDraft, keepDraft } from '../../../form/draft.ts';
import { formOf, text } from '../../../form/form.ts';
import { ofStaff } from '../../../door/proof.ts';

/** Every team and everybody of staff: whether a team is open, who could come in, and what this keeper may do. Of nobody a name or a case. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { db, now } = locals.world;
	const all = await house.list(db, ofStaff(locals).actor, now());
	const membersOf = (team: string | undefined) => all.filter((one) => one.team === team);
	const keepers = { id: '', name: '', isOpen: undefined, members: membersOf(undefined) };
	const named = (await teams.all(db)).map(({ id, name, isOpen }) => {
		return { id, name, isOpen, members: membersOf(id) };
	});
	return {
		teams: [...named, keepers],
		code: codeOf(await findDraft(event, 'code')),
		isDone: url.searchParams.has('done'),
		isAsked: url.searchParams.has('asked'),
		isLate: url.searchParams.has('late')
	};
};

/** The half that this keeper made last, until it is copied or an hour is over; other codes are shown elsewhere. */
function codeOf(draft: { readonly answers: unknown } | undefined) {
	type Kept = { readonly half?: { readonly person: string; readonly code: string } };
	return (draft?.answers as Kept | undefined)?.half;
}

export const actions: Actions = {
	team: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const typed = { id: text(form, 'id').trim(), name: text(form, 'name').trim() };
		const wrong = await house.addTeam(db, keys, ofStaff(event.locals).actor, typed, now());
		if (wrong) return fail(400, { at: 'team', typed, wrong } as const);
		redirect(303, '/today/staff?done');
	},
	add: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const one = {
			...{ role: text(form, 'role'), name: text(form, 'who').trim(), team: text(form, 'team') }
		};
		const wrong = await house.add(db, keys, ofStaff(event.locals).actor, one, now());
		if (wrong) return fail(400, { at: 'add', one, wrong } as const);
		redirect(303, '/today/staff?done');
	},
	invite: async (event) => {
		const { db, keys, now } = event.locals.world;
		const person = text(await formOf(event), 'person') as PersonId;
		const code = await house.invite(db, keys, ofStaff(event.locals).actor, person, now());
		if (!code) redirect(303, '/today/staff?late');
		await keepDraft(event, 'code', { half: { person: person.slice(0, 8), code } });
		redirect(303, '/today/staff');
	},
	copied: async (event) => {
		await dropDraft(event, 'code');
		redirect(303, '/today/staff');
	},
	pause: async (event) => {
		const { db, keys, now } = event.locals.world;
		const person = text(await formOf(event), 'person') as PersonId;
		const { actor } = ofStaff(event.locals);
		const isDone = await transaction(db, (trx) => house.pause(trx, keys, actor, person, now()));
		redirect(303, isDone ? '/today/staff?done' : '/today/staff?late');
	},
	open: async (event) => {
		const { db, keys, now } = event.locals.world;
		const person = text(await formOf(event), 'person') as PersonId;
		await deeds.ask(db, keys, ofStaff(event.locals).actor, { do: 'open', person }, now());
		redirect(303, '/today/staff?asked');
	}
};
