import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import * as deviceKeys from '#lib/server/door/device-keys.ts';
import * as devices from '#lib/server/door/devices.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import * as visits from '#lib/server/door/visits.ts';
import { formOf, text } from '../../form/form.ts';
import { hers, needProof } from '../../door/proof.ts';

/** Where she is signed in, which phones open her page, and when she came in. */
export const load: PageServerLoad = async ({ locals, url }) => {
	await needProof(locals, 'signed-in');
	const { db, now } = locals.world;
	const { victim, session } = hers(locals);
	return {
		visits: await visits.openFor(db, session, now()),
		keys: await deviceKeys.keysOf(db, victim.person),
		log: await visits.logFor(db, victim.person),
		asked: await recoveries.standing(db, victim.person, now()),
		isDone: url.searchParams.has('ended')
	};
};

export const actions: Actions = {
	end: async (event) => {
		const name = text(await formOf(event), 'name');
		return change(event, 'visits-ended', (trx) =>
			visits.endOne(trx, hers(event.locals).victim.person, name)
		);
	},
	all: async (event) => {
		const { person } = hers(event.locals).victim;
		return change(event, 'visits-ended', async (trx) => {
			await visits.endAll(trx, person);
			await devices.forgetAll(trx, person);
		});
	},
	key: async (event) => {
		const name = text(await formOf(event), 'name');
		await needProof(event.locals, 'signed-in');
		const { db, keys, now } = event.locals.world;
		await waysMade.removeKey(db, keys, hers(event.locals), name, now());
		redirect(303, '/signed-in?ended');
	},
	stop: async (event) => {
		const { person } = hers(event.locals).victim;
		return change(event, 'recovery-stopped', (trx) => recoveries.stop(trx, person));
	}
};

async function change(
	event: RequestEvent,
	act: audit.Act,
	make: (trx: Trx) => Promise<void>
): Promise<never> {
	await needProof(event.locals, 'signed-in');
	const { db, keys, now } = event.locals.world;
	const { victim } = hers(event.locals);
	await transaction(db, async (trx) => {
		await make(trx);
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, act, now());
	});
	redirect(303, '/signed-in?ended');
}
