import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { promise, slotsFrom, type Slot } from '#lib/domain/call.ts';
import { readCall } from '#lib/domain/call-form.ts';
import * as audit from '#lib/server/audit.ts';
import { once } from '#lib/server/database.ts';
import * as drafts from '#lib/server/drafts.ts';
import * as people from '#lib/server/people.ts';
import * as requests from '#lib/server/requests.ts';
import * as waysIn from '#lib/server/ways-in.ts';
import { formOf, setDraftToken, text, texts } from '../../form.ts';

/** She may make a way back in where we are sure of her; otherwise we call the number the police have. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang } = locals;
	const victim = locals.actor as Victim;
	const sure = isSure(victim);
	const asked = sure ? undefined : await requests.openConfirmation(world.db, world.keys, victim);
	const contact = sure
		? undefined
		: await once(world.db, (trx) => people.contactOf(trx, world.keys, victim.person));
	return {
		sure,
		promised: asked?.promised,
		has: await waysIn.has(world.db, victim.person),
		reachable: contact?.phone !== undefined,
		slots: sure ? [] : slotsFrom(world.now()),
		language: lang
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { world, lang, actor } = event.locals;
		const victim = actor as Victim;
		if (!isSure(victim)) redirect(303, '/way-back');
		const way = await waysIn.make(world.db, world.keys, victim.person, lang, world.now());
		await once(world.db, (trx) =>
			audit.write(trx, world.keys, `case:${victim.caseId}`, victim, 'way-back-made', world.now())
		);
		const token = drafts.newToken();
		await drafts.save(world.db, world.keys, token, way, world.now());
		setDraftToken(event, 'way', token);
		redirect(303, '/way-back/yours');
	},
	confirm: async (event) => {
		const { world, lang, actor } = event.locals;
		const now = world.now();
		const form = await formOf(event);
		const typed = {
			name: '',
			phone: '',
			message: 'no',
			otherLanguage: '',
			language: lang,
			times: texts(form, 'times'),
			someoneElse: text(form, 'someoneElse')
		};
		const read = readCall(typed, now, { withPhone: false });
		if (!read.ok) return fail(400, { problems: read.problems, typed });
		const promised = promise(read.wishes.slots, now) as Slot;
		await once(world.db, (trx) =>
			requests.add(
				trx,
				world.keys,
				actor,
				{ kind: 'confirm', wishes: read.wishes, language: lang, promised },
				now
			)
		);
		redirect(303, '/way-back');
	}
};

function isSure(victim: Victim): boolean {
	return victim.level === 'full' || victim.sure || victim.enhanced === 'no';
}
