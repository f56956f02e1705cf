import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { aboutDeeds } from '#lib/server/keeper/about-deeds.ts';
import * as burstDesk from '#lib/server/keeper/burst-desk.ts';
import type { BurstId } from '#lib/server/feed/tables.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import * as tieDesk from '#lib/server/keeper/tie-desk.ts';
import * as source from '#lib/server/pull/source.ts';
import * as stuck from '#lib/server/notice/stuck.ts';
import { formOf, text } from '../../form/form.ts';
import { ofStaff } from '../../door/proof.ts';
import { markedTies, saidBursts, saidDeeds } from './facts.ts';

const fourWeeks = 28 * 86_400_000;

/** What a keeper decides here: facts and notices that are held, notices nobody took; and what keepers were told. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now, noticesAnHour, marketplace } = locals.world;
	const bursts = await burstDesk.list(db, keys);
	const ties = await tieDesk.list(db, keys);
	const asked = await deeds.openIn(db, now());
	return {
		bursts: saidBursts(bursts, asked),
		ties: markedTies(ties, asked),
		waiting: saidDeeds(
			await aboutDeeds(db, keys, asked, bursts, ties),
			ofStaff(locals).actor.person
		),
		asked: marketplace && (await source.seen(db)),
		dead: await stuck.dead(db),
		held: await stuck.held(db),
		heard: await stuck.heard(db, now() - fourWeeks),
		limit: noticesAnHour,
		isDone: url.searchParams.has('done'),
		isLate: url.searchParams.has('late')
	};
};

export const actions: Actions = {
	retry: async (event) => decide(event, { to: 'retry', id: text(await formOf(event), 'id') }),
	all: async (event) => decide(event, { to: 'retry' }),
	drop: async (event) => decide(event, { to: 'drop', id: text(await formOf(event), 'id') }),
	held: async (event) => {
		const form = await formOf(event);
		const to = text(form, 'to');
		// Only a form that was made up says none.
		if (to !== 'release' && to !== 'drop') return fail(400);
		return decide(event, { to, kind: text(form, 'kind'), source: text(form, 'source') });
	},
	facts: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { actor } = ofStaff(event.locals);
		const form = await formOf(event);
		const burst = text(form, 'burst') as BurstId;
		const isDone =
			text(form, 'to') === 'let'
				? await deeds.ask(db, keys, actor, { do: 'let', burst }, now())
				: await burstDesk.drop(db, keys, actor, burst, now());
		back(isDone);
	},
	tie: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { actor } = ofStaff(event.locals);
		const form = await formOf(event);
		const tie = text(form, 'tie');
		const isDone =
			text(form, 'to') === 'join'
				? await deeds.ask(db, keys, actor, { do: 'join', tie }, now())
				: await tieDesk.refuse(db, keys, actor, tie, now());
		back(isDone);
	},
	second: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { actor } = ofStaff(event.locals);
		back(await deeds.confirm(db, keys, actor, text(await formOf(event), 'id'), now()));
	}
};

async function decide({ locals }: RequestEvent, deed: stuck.Deed): Promise<never> {
	const { db, keys, now } = locals.world;
	return back(await stuck.decideAs(db, keys, ofStaff(locals).actor, deed, now()));
}

// What another keeper decided first, or nobody may any more, is not done by this one.
function back(isDone: boolean | number | string): never {
	redirect(303, `/today?${isDone ? 'done' : 'late'}`);
}
