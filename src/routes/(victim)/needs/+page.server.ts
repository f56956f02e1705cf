import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import {
	nothingSaid,
	readHelp,
	readNeeds,
	tailOf,
	type Needs,
	type NeedsForm,
	type NeedsProblems
} from '#lib/domain/reach/needs.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { stillToCome } from '#lib/domain/case/away-days.ts';
import { sayAwayDays } from '#lib/i18n/clock/ask-words.ts';
import { readStands } from '#lib/domain/access/stands.ts';
import * as standing from '#lib/server/beside/stands.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { formOf, text, texts } from '../../form/form.ts';
import { isProvedFor, needProof } from '../../door/proof.ts';

/** What she said before; of her number only its end, and how to reach her only where she has shown again that it is her. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world, actor } = locals;
	const kept = await needs.readFor(world.db, world.keys, actor as Victim, world.now());
	const { phone, ...shown } = kept ?? nothingSaid;
	const mayReach = await isProvedFor(locals, 'contact');
	return {
		needs: mayReach ? shown : { ...shown, ...noContact },
		tail: mayReach && phone ? tailOf(phone) : undefined,
		mayReach,
		stands: (actor as Victim).stands,
		away: sayAwayDays(stillToCome(kept?.away ?? [], dayOf(world.now())), locals.lang),
		hasAny: kept !== undefined,
		saved: savedBy(url, kept !== undefined)
	};
};

/** What is said at the top after a form was sent. Whom her page is about is kept where she said nothing else, too. */
function savedBy({ searchParams }: URL, hasAny: boolean): 'kept' | 'none' | 'deleted' | undefined {
	const kept = searchParams.get('kept');
	if (kept === null) return undefined;
	if (kept === 'deleted') return hasAny ? undefined : 'deleted';
	return hasAny || kept === 'stands' ? 'kept' : 'none';
}

const noContact = { days: [], times: [] } as const;

export const actions: Actions = {
	keep: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const typed = typedOf(form);
		const mayReach = await isProvedFor(event.locals, 'contact');
		// She saw the fields when they were open. Her new number is not dropped without a word.
		if (!mayReach && form.has('phone')) return refuse(true, {}, typed);
		const kept = await needs.readFor(world.db, world.keys, actor as Victim, world.now());
		const read = mayReach ? readNeeds(typed, kept) : readHelp(typed, kept);
		if (!read.ok) return refuse(false, read.problems, typed);
		await save(event, read.needs, mayReach ? 'said' : 'kept');
		redirect(303, '/needs?kept');
	},
	stands: async (event) => {
		const { world, actor } = event.locals;
		const stands = readStands(text(await formOf(event), 'stands'));
		if (stands) await standing.correct(world.db, world.keys, actor as Victim, stands, world.now());
		redirect(303, '/needs?kept=stands');
	},
	clear: async (event) => {
		await needProof(event.locals, 'contact');
		await save(event, nothingSaid, 'said');
		redirect(303, '/needs?kept=deleted');
	}
};

/** What she typed comes back, but for the number: no page holds one. */
function refuse(late: boolean, problems: NeedsProblems, { phone: _, ...typed }: NeedsForm) {
	return fail(400, { late, problems, typed });
}

async function save({ locals }: RequestEvent, said: Needs, reach: 'said' | 'kept'): Promise<void> {
	const { world, actor } = locals;
	await needs.save(world.db, world.keys, actor as Victim, said, world.now(), reach);
}

function typedOf(form: FormData): NeedsForm {
	return {
		speaks: text(form, 'speaks'),
		reads: text(form, 'reads'),
		talking: texts(form, 'talking'),
		reading: texts(form, 'reading'),
		other: texts(form, 'other'),
		gender: text(form, 'gender'),
		name: text(form, 'name'),
		phone: text(form, 'phone'),
		forgetPhone: text(form, 'forgetPhone') === 'yes',
		days: texts(form, 'days'),
		times: texts(form, 'times'),
		message: text(form, 'message'),
		someoneElse: text(form, 'someoneElse')
	};
}
