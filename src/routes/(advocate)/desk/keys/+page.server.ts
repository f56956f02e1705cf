import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Unready } from '#lib/domain/actor.ts';
import * as deviceKeys from '#lib/server/door/device-keys.ts';
import * as staffKeys from '#lib/server/door/staff-keys.ts';
import { keyRules } from '../../../../settings.ts';
import { placeOf, setSession } from '../../../door/visit.ts';
import { formOf, text } from '../../../form/form.ts';
import { needProof, ofStaff } from '../../../door/proof.ts';
import { siteOf } from '../../../door/site.ts';

/** Where the keys that are missing are added; with both there is nothing to do here. */
export const load: PageServerLoad = async (event) => {
	const { actor } = await lacking(event);
	const keys = await deviceKeys.keysOf(event.locals.world.db, actor.person);
	return { count: keys.length, byKey: siteOf(event) !== undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const whose = await lacking(event);
		const answer = text(await formOf(event), 'answer');
		const site = siteOf(event);
		if (!site) return fail(400, { why: 'failed' } as const);
		const added = await staffKeys.add(event.locals, whose, keyRules, { site, answer });
		if (added.was !== 'added')
			return fail(400, { why: added.was === 'copied' ? 'copied' : 'failed' } as const);
		setSession(event, added.session);
		const { role: kind, person } = whose.actor;
		redirect(303, (added.ready && placeOf({ kind, person })) || '/desk/keys');
	}
};

async function lacking({ locals }: RequestEvent) {
	if (locals.actor.kind !== 'unready') redirect(303, '/desk');
	await needProof(locals, 'keys');
	return ofStaff<Unready>(locals);
}
