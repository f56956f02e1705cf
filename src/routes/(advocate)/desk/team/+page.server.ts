import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { PersonId } from '#lib/domain/actor.ts';
import * as staffTeams from '#lib/server/staff-teams.ts';
import { formOf, text } from '../../../form.ts';
import { isProvedFor, needProof, ofStaff } from '../../../proof.ts';
import { dropOnce, keepOnce, takeOnce } from '../once.ts';

/** Who in a supervisor's team has which keys; nothing for anybody else. */
export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const { db, keys, now } = locals.world;
	const { actor } = ofStaff(locals);
	if (actor.kind !== 'supervisor') error(404);
	return {
		outcome: await takeOnce(event, 'team'),
		members: await staffTeams.membersFor(db, keys, actor, now()),
		mayChange: await isProvedFor(locals, 'team')
	};
};

export const actions: Actions = {
	invite: async (event) => {
		const { db, keys, now, actor, person } = await asked(event);
		const code = await staffTeams.invite(db, keys, actor, person, now());
		if (!code) error(404);
		await keepOnce(event, 'team', { was: 'invited', code });
		redirect(303, '/desk/team');
	},
	remove: async (event) => {
		const { db, keys, now, actor, person, key } = await asked(event);
		await staffTeams.removeKey(db, keys, actor, { person, key }, now());
		redirect(303, '/desk/team');
	},
	pause: async (event) => setPaused(event, true),
	resume: async (event) => setPaused(event, false),
	done: async (event) => {
		await dropOnce(event);
		redirect(303, '/desk/team');
	}
};

async function setPaused(event: RequestEvent, paused: boolean): Promise<never> {
	const { db, keys, now, actor, person } = await asked(event);
	await staffTeams.setPaused(db, keys, actor, { person, paused }, now());
	redirect(303, '/desk/team');
}

/** What a supervisor who has shown her key asks, about whom and which key. */
async function asked(event: RequestEvent) {
	const { actor } = ofStaff(event.locals);
	if (actor.kind !== 'supervisor') error(404);
	await needProof(event.locals, 'team');
	const form = await formOf(event);
	const { db, keys, now } = event.locals.world;
	const person = text(form, 'person') as PersonId;
	return { db, keys, now, actor, person, key: text(form, 'key') };
}
