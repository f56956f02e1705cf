/** The call that makes sure it is her, on the number on record, at a time she picks: how it stands, and asking for it. */
import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Victim } from '#lib/domain/actor.ts';
import { emptyCall, readCall, type CallForm, type CallProblems } from '#lib/domain/call/form.ts';
import { hasPassed } from '#lib/domain/call/promise-watch.ts';
import { standingOf } from '#lib/server/call/receipts.ts';
import { transaction } from '#lib/server/database.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as confirmCalls from '#lib/server/identity/calls.ts';
import * as people from '#lib/server/people/people.ts';
import { askingHere, offered } from '../(public)/talk/asked.ts';
import { formOf, text, texts } from '../form/form.ts';

/** The call that is on its way; else whether there is a number, and which times can be kept. */
export async function confirmingOf({ locals }: RequestEvent, victim: Victim) {
	const { world } = locals;
	const asked = await confirmCalls.readFor(world.db, world.keys, victim, world.now());
	if (asked && !asked.lost) {
		const { promised, further, hour } = asked.call;
		const isOver = hasPassed(promised, world.now());
		return { call: { promised, further, hour, isOver, state: standingOf(asked.call) } };
	}
	const all = await offered({ locals: { ...locals, actor: victim } }, emptyCall);
	const { offer, mayWrite, lines } = all;
	return {
		lost: asked?.lost,
		hasPaper: await recoveries.hasPaper(world.db, victim.person),
		reachable: await isReachable(locals, victim),
		when: offer?.when ?? ('elsewhere' as const),
		slots: offer?.slots ?? [],
		mayWrite,
		lines
	};
}

/** Whether we have the number of hers on which we make sure that it is she. */
export async function isReachable({ world }: App.Locals, { person }: Victim): Promise<boolean> {
	const contact = await transaction(world.db, (trx) => people.contactOf(trx, world.keys, person));
	return contact?.phone !== undefined;
}

type NotAsked = { readonly problems: CallProblems; readonly typed: CallForm };

/** Asks for it at one of the times she named; nothing is returned where it is on its way. */
export async function askToConfirm(
	event: RequestEvent,
	victim: Victim
): Promise<ActionFailure<NotAsked> | undefined> {
	const { world, lang } = event.locals;
	const locals = { ...event.locals, actor: victim };
	const form = await formOf(event);
	const typed: CallForm = {
		...emptyCall,
		message: 'no',
		language: lang,
		times: texts(form, 'times'),
		hour: text(form, 'hour'),
		someoneElse: text(form, 'someoneElse')
	};
	const { offer, mayWrite } = await offered({ locals }, emptyCall);
	const read = readCall(typed, offer?.slots ?? [], { withPhone: false, withHour: mayWrite });
	if (!read.ok) return fail(400, { problems: read.problems, typed });
	const asking = await askingHere({ locals }, emptyCall);
	const asked = { wishes: read.wishes, asking, language: lang };
	const { db, keys, now } = world;
	if (await confirmCalls.ask(db, keys, victim, asked, now())) return undefined;
	return fail(409, { problems: gone, typed });
}

const gone: CallProblems = { times: 'times-gone' };

/** She says no to the time an advocate gave it. */
export function refuseToConfirm({ locals }: RequestEvent, victim: Victim): Promise<void> {
	const { db, keys, now } = locals.world;
	return confirmCalls.refuseTime(db, keys, victim, now());
}
