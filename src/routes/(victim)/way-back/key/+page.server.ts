import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { strangerFrom } from '#lib/server/door/arrivals.ts';
import { inLine } from '#lib/server/vault/line.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { formOf, text } from '../../../form/form.ts';
import { hers } from '../../../door/proof.ts';
import { siteOf } from '../../../door/site.ts';
import { makeWords, mayMake, showOnce } from '../make.ts';

/** Where nobody else uses her phone, it keeps a key for her; a phone that cannot leads on to number and words. */
export const load: PageServerLoad = async (event) => {
	await mayMake(event.locals);
	if (!siteOf(event)) redirect(303, '/way-back');
	return {};
};

export const actions: Actions = {
	key: async (event) => {
		await mayMake(event.locals);
		const token = await keyOf(event);
		if (!token) return fail(400, { failed: true });
		return showOnce(event, token);
	},
	words: async (event) => {
		await mayMake(event.locals);
		return makeWords(event, { shared: false });
	}
};

async function keyOf(event: RequestEvent): Promise<string | undefined> {
	const { world } = event.locals;
	const answer = text(await formOf(event), 'answer');
	const site = siteOf(event);
	if (!site) return undefined;
	const made = { site, answer };
	return inLine(strangerFrom(event.getClientAddress()), () =>
		waysMade.key(world.db, world.keys, hers(event.locals), made, world.now())
	);
}
