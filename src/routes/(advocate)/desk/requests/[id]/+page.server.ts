import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { dataRefusals } from '#lib/domain/data/request.ts';
import * as dataDesk from '#lib/server/identity/data-desk.ts';
import { formOf, text } from '../../../../form/form.ts';

/** One request: how we know that it is she, who has to agree, and what was given. Whose it is stands nowhere. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { db, now } = locals.world;
	const asked = await dataDesk.readFor(db, locals.actor as Staff, params.id, now());
	if (!asked) error(404);
	return { asked };
};

export const actions: Actions = {
	seen: async (event) => {
		await act(event, dataDesk.seen);
	},
	second: async (event) => {
		await act(event, dataDesk.second);
	},
	stop: async (event) => {
		await act(event, dataDesk.stop);
	},
	refuse: async (event) => {
		const { world, actor } = event.locals;
		const why = text(await formOf(event), 'why');
		const refusal = dataRefusals.find((one) => one === why);
		if (!refusal) return fail(400, { missing: true });
		const { id } = event.params;
		await dataDesk.refuse(world.db, world.keys, actor as Staff, { id, refusal }, world.now());
		redirect(303, `/desk/requests/${id}`);
	}
};

async function act({ locals, params }: RequestEvent, step: typeof dataDesk.seen): Promise<never> {
	const { world, actor } = locals;
	await step(world.db, world.keys, actor as Staff, params.id, world.now());
	redirect(303, `/desk/requests/${params.id}`);
}
