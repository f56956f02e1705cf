import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import * as visits from '#lib/server/agency-door/visits.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import { formOf, text } from '../../../form/form.ts';

/** Where they are signed in, here and elsewhere. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world, actor, agencyVisit } = locals;
	const open = await visits.listFor(world.db, actor as Officer, world.now());
	return {
		visits: open.map((visit) => ({ ...visit, isThis: visit.name === agencyVisit?.name })),
		isDone: url.searchParams.has('ended')
	};
};

export const actions: Actions = {
	end: async (event) => {
		const name = text(await formOf(event), 'name');
		return change(event, (trx, officer) => visits.endOne(trx, officer, name));
	},
	all: async (event) => change(event, (trx, officer) => visits.endAll(trx, officer))
};

async function change(
	{ locals }: RequestEvent,
	make: (trx: Trx, officer: Officer) => Promise<void>
): Promise<never> {
	const { db, keys, now } = locals.world;
	const officer = locals.actor as Officer;
	await transaction(db, async (trx) => {
		await make(trx, officer);
		await audit.write(trx, keys, `agency:${officer.agency}`, officer, 'visits-ended', now());
	});
	redirect(303, '/agency/signed-in?ended');
}
