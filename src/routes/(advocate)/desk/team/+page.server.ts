import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { PersonId } from '#lib/domain/actor.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as colleagues from '#lib/server/supervisor/colleagues.ts';
import * as plannedChanges from '#lib/server/advocate/planned-changes.ts';
import * as staffTeams from '#lib/server/supervisor/keys.ts';
import { formOf, text } from '../../../form/form.ts';
import { isProvedFor, needProof, ofStaff } from '../../../door/proof.ts';
import { dropOnce, keepOnce, named, takeOnce } from '../once.ts';
import { supervisor } from './supervisor.ts';

/** A supervisor's team: who has which keys, which changes wait; nothing for anybody else. */
export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const { db, keys, staff, now } = supervisor(locals);
	const members = await staffTeams.membersFor(db, keys, staff, now);
	return {
		outcome: named(await takeOnce(event, 'team'), members),
		changes: await plannedChanges.listFor(db, keys, staff, now),
		members,
		isInvented: locals.world.invented,
		mayChange: await isProvedFor(locals, 'team')
	};
};

export const actions: Actions = {
	invite: async (event) => {
		const { db, keys, now, actor, person } = await asked(event);
		const code = await staffTeams.invite(db, keys, actor, person, now());
		if (!code) error(404);
		await keepOnce(event, 'team', { was: 'invited', code, person });
		redirect(303, '/desk/team');
	},
	remove: async (event) => {
		const { db, keys, now, actor, person, key } = await asked(event);
		await staffTeams.removeKey(db, keys, actor, { person, key }, now());
		redirect(303, '/desk/team');
	},
	add: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		await needProof(event.locals, 'team');
		const one = readColleague(await formOf(event));
		if (!one.name || !one.role) return fail(400, { typed: one.name });
		const { name, role } = one;
		await colleagues.add(db, keys, staff, { name, role }, now);
		redirect(303, '/desk/team');
	},
	go: async (event) => decide(event, true),
	stop: async (event) => decide(event, false),
	pause: async (event) => setPaused(event, true),
	resume: async (event) => setPaused(event, false),
	done: async (event) => {
		await dropOnce(event);
		redirect(303, '/desk/team');
	}
};

async function decide(event: RequestEvent, goes: boolean): Promise<never> {
	const { db, keys, staff, now } = supervisor(event.locals);
	const change = text(await formOf(event), 'change');
	await advocateChanges.decide(db, keys, staff, { change, goes }, now);
	redirect(303, '/desk/team');
}

const longestName = 60;

function readColleague(form: FormData) {
	const name = text(form, 'name').trim();
	return {
		name: name.length <= longestName ? name : '',
		role: (['advocate', 'supervisor'] as const).find((one) => one === text(form, 'role'))
	};
}

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
