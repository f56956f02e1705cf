import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { doneActs, endings } from '#lib/domain/call/worry.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as worries from '#lib/server/call/worries.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import { formOf, text } from '../../../../form/form.ts';
import { spoken } from '../../[id]/scripts.ts';
import { saySteps, sayWorry } from '../say.ts';

/** Somebody fears for her: what was done, where to act, and how to end it. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { world } = locals;
	const { db, keys } = world;
	const staff = locals.actor as Staff;
	const now = world.now();
	const worry = await worries.readFor(db, keys, staff, params.id, now);
	if (!worry) error(404);
	const { isOpen, request: call, participation: place, owner, language } = worry;
	return {
		worry: { ...sayWorry(worry), isOpen, steps: saySteps(worry) },
		alone: spoken('alone', language),
		call: call && (await callDesk.isListed(db, staff, call, now)) ? call : undefined,
		thread: place && (await talkDesk.mayRead(db, staff, place, now)) ? place : undefined,
		owner: staff.kind === 'supervisor' && owner?.person !== staff.person ? owner : undefined
	};
};

export const actions: Actions = {
	// From the alarm that stands on every page.
	take: (event) => record(event, 'taken'),
	done: (event) => keep(event, 'done', doneActs),
	end: (event) => keep(event, 'end', endings)
};

async function keep<Picked extends (typeof doneActs)[number] | (typeof endings)[number]>(
	event: RequestEvent<{ id: string }>,
	field: 'done' | 'end',
	list: readonly Picked[]
) {
	const picked = text(await formOf(event), field);
	const act = list.find((one) => one === picked);
	return act ? record(event, act) : fail(400, { missing: field });
}

async function record(
	event: RequestEvent<{ id: string }>,
	act: (typeof doneActs)[number] | (typeof endings)[number]
) {
	const { world, actor } = event.locals;
	const { db, keys, now } = world;
	const worry = event.params.id;
	if (!(await worries.record(db, keys, actor as Staff, { worry, act }, now())))
		return fail(400, { over: act });
	redirect(303, `/desk/worries/${worry}`);
}
