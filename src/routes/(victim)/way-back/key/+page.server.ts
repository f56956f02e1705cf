import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import * as deviceKeys from '#lib/server/device-keys.ts';
import * as waysIn from '#lib/server/ways-in.ts';
import { answerOf, formOf } from '../../../form.ts';
import { hers, needProof } from '../../../proof.ts';
import { siteOf } from '../../../site.ts';
import { makeWords, newPaper, showOnce } from '../make.ts';
import { isSure } from '../sure.ts';

/** Where nobody else uses her phone, it keeps a key for her; a phone that cannot leads on to number and words. */
export const load: PageServerLoad = async (event) => {
	await mayMake(event);
	if (!siteOf(event)) redirect(303, '/way-back');
	return {};
};

export const actions: Actions = {
	key: async (event) => {
		await mayMake(event);
		if (!(await addKey(event))) return fail(400, { failed: true });
		return showOnce(event, 'key-added', { paper: await newPaper(event) });
	},
	words: async (event) => {
		await mayMake(event);
		return makeWords(event, { shared: false });
	}
};

async function addKey(event: RequestEvent): Promise<boolean> {
	const { world } = event.locals;
	const { person } = hers(event.locals).victim;
	const answer = answerOf(await formOf(event));
	const site = siteOf(event);
	if (!site) return false;
	const asked = { to: 'add', person } as const;
	const settle = waysIn.endOthers;
	return deviceKeys.add(world.db, site, asked, answer, world.now(), { settle });
}

async function mayMake({ locals }: RequestEvent): Promise<void> {
	if (!isSure(hers(locals).victim)) redirect(303, '/way-back');
	await needProof(locals, 'way-back');
}
