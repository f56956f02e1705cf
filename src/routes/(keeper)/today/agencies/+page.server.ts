import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as signers from '#lib/server/keeper/agency-signers.ts';
import { formOf, text } from '../../../form/form.ts';
import { ofStaff } from '../../../door/proof.ts';

/** What each agency signs with. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	return {
		signers: await signers.list(db, keys, now()),
		isDone: url.searchParams.has('done'),
		isAdded: url.searchParams.has('added')
	};
};

export const actions: Actions = {
	end: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const agency = text(form, 'agency') as AgencyId;
		const secret = text(form, 'secret');
		const meant = secret === '' ? { agency } : { agency, secret };
		const isDone = await signers.end(db, keys, ofStaff(event.locals).actor, meant, now());
		redirect(303, isDone ? '/today/agencies?done' : '/today/agencies');
	},
	certificate: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const agency = text(form, 'agency') as AgencyId;
		const thumbprint = text(form, 'thumbprint');
		const { actor } = ofStaff(event.locals);
		if (!(await signers.certify(db, keys, actor, { agency, thumbprint }, now())))
			return fail(400, { agency, thumbprint });
		redirect(303, '/today/agencies?added');
	}
};
