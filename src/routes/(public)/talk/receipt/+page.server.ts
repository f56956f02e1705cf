import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { linesNow } from '#lib/domain/help/lines.ts';
import { hasPassed } from '#lib/domain/call/promise-watch.ts';
import { readWhy } from '#lib/domain/call/why.ts';
import { sayCaller, sayName } from '#lib/i18n/advocate/stay-words.ts';
import { address } from '#lib/i18n/pages.ts';
import * as herAdvocate from '#lib/server/advocate/hers.ts';
import { callerFor } from '#lib/server/call/caller.ts';
import type { Asked } from '#lib/server/call/calls.ts';
import * as hours from '#lib/server/call/hours.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as undo from '#lib/server/call/undo.ts';
import * as callWhy from '#lib/server/call/why.ts';
import { dropDraft } from '../../../form/draft.ts';
import { formOf, text } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';
import { findByNumber, held } from './held.ts';

/** The promise and what became of it, for the browser that asked or that typed the number; else where to type it. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const call = await held(event);
	const asked = call && (await receipts.findById(world.db, world.keys, call.id));
	return {
		number: call?.number,
		asked: asked && {
			state: receipts.standingOf(asked),
			promised: asked.promised,
			hasPassed: hasPassed(asked.promised, world.now()),
			further: asked.further,
			mayLeaveMessage: asked.mayLeaveMessage,
			showsNumber: asked.showsNumber,
			hour: asked.hour,
			// Whoever holds the number of a receipt may not be her.
			why: call.isHers ? asked.why : undefined,
			keepUntil: receipts.mayKeep(asked, world.now()) ? asked.undoUntil : undefined,
			told: await receipts.told(world.db, asked)
		},
		caller: asked && call.isHers ? await callerOf(event.locals, asked) : undefined,
		advocate: call?.isHers ? await advocateOf(event.locals) : undefined,
		lines: linesNow(world.now()),
		signedInAsVictim: actor.kind === 'victim'
	};
};

/** Her own advocate, as on her first page, to whoever is signed in as her with all of her sign-in. */
async function advocateOf({ world, actor, lang }: App.Locals) {
	if (actor.kind !== 'victim') return undefined;
	const hers = await herAdvocate.inShortFor(world.db, world.keys, actor, world.now());
	return hers && { name: hers.name, text: sayName(hers.name, lang) };
}

/** Who will call her, to her alone. */
async function callerOf({ world, actor, lang }: App.Locals, asked: Asked) {
	if (actor.kind !== 'victim') return undefined;
	const name = await callerFor(world.db, world.keys, actor, asked);
	return name ? { name, text: sayCaller(name, lang) } : undefined;
}

export const actions: Actions = {
	find: async (event) => {
		const typed = text(await formOf(event), 'number');
		const minutes = 0;
		if (!typed.trim()) return fail(400, { problem: 'missing' as const, minutes });
		const found = await findByNumber(event, typed);
		if (found === 0) return fail(400, { problem: 'none' as const, minutes });
		if (found !== 'found')
			return fail(toWait(event, found), { problem: 'wait' as const, minutes: found });
		redirect(303, address(event.locals.lang, '/talk/receipt'));
	},
	cancel: async (event) => {
		const { world, actor, lang } = event.locals;
		const call = await held(event);
		if (call) await receipts.cancel(world.db, world.keys, actor, call.id, world.now());
		redirect(303, address(lang, '/talk/receipt'));
	},
	keep: async (event) => {
		const { world, actor, lang } = event.locals;
		const call = await held(event);
		const kept = call && (await undo.keep(world.db, world.keys, actor, call.id, world.now()));
		if (call && !kept) return fail(409, { problem: 'gone' as const, minutes: 0 });
		redirect(303, address(lang, '/talk/receipt'));
	},
	// She has a call to come, and reads what it is to be about.
	why: async (event) => {
		const { world, actor, lang } = event.locals;
		const why = readWhy(text(await formOf(event), 'why'));
		if (why && actor.kind === 'victim')
			await callWhy.tell(world.db, world.keys, actor, why, world.now());
		redirect(303, address(lang, '/talk/receipt'));
	},
	// The time an advocate gave her.
	refuse: async (event) => {
		const { world, actor, lang } = event.locals;
		const call = await held(event);
		if (call) await hours.refuse(world.db, world.keys, actor, call.id, world.now());
		redirect(303, address(lang, '/talk/receipt'));
	},
	// Whoever has seen the receipt on a phone of somebody else leaves nothing there.
	close: async (event) => {
		await dropDraft(event, 'called');
		await dropDraft(event, 'talk');
		redirect(303, address(event.locals.lang, '/talk/receipt'));
	}
};
